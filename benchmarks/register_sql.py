"""The peer of counting: the same counts of 120 months in plain SQL, as somebody would ask them of a database.

One question for all months. What was known on the last day is asked for too, and spells of a resident that
follow each other are one, as in the register's own counts; nothing is said of what is unknown.
"""

from datetime import datetime, timedelta

from django.db import connection

from benchmarks.register_town import UNTIL
from perspectief.register.counting.months import months_later
from perspectief.register.days import Days, day_of

_KNOWN = "{0}.recorded_at < {{known}} AND ({0}.superseded_at IS NULL OR {0}.superseded_at >= {{known}})"
_ON = "{0}.valid_from <= d.day AND ({0}.valid_to IS NULL OR {0}.valid_to > d.day)"
_NEVER = "'9999-12-31'"


def _known(*tables: str) -> str:
    return " AND ".join(_KNOWN.format(table) for table in tables)


_GENERAL = "s.scheme = 'general'"
QUESTIONS = {
    "stock of files": f"""
        SELECT d.day, count(DISTINCT s.file_id) FROM days d LEFT JOIN register_filespell s
        ON {_ON.format("s")} AND {_known("s")} AND {_GENERAL} GROUP BY d.day ORDER BY d.day""",
    "stock of persons": f"""
        SELECT d.day, count(DISTINCT m.resident_id) FROM days d LEFT JOIN (register_membership m
        JOIN register_filespell s ON s.file_id = m.file_id AND {_GENERAL} AND {_known("m", "s")})
        ON {_ON.format("m")} AND {_ON.format("s")} GROUP BY d.day ORDER BY d.day""",
    "inflow of persons": f"""
        , held AS (SELECT m.resident_id AS who,
            CASE WHEN m.valid_from > s.valid_from THEN m.valid_from ELSE s.valid_from END AS begun,
            CASE WHEN coalesce(m.valid_to, {_NEVER}) < coalesce(s.valid_to, {_NEVER})
                THEN coalesce(m.valid_to, {_NEVER}) ELSE coalesce(s.valid_to, {_NEVER}) END AS over
            FROM register_membership m JOIN register_filespell s ON s.file_id = m.file_id
            WHERE {_GENERAL} AND {_known("m", "s")}),
        told AS (SELECT who, begun, max(over) OVER (PARTITION BY who ORDER BY begun
            ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS reach FROM held WHERE begun < over),
        came AS (SELECT begun FROM told WHERE reach IS NULL OR begun > reach)
        SELECT d.day, count(c.begun) FROM days d LEFT JOIN came c ON c.begun > d.after AND c.begun <= d.day
        GROUP BY d.day ORDER BY d.day""",
}  # fmt: skip


def counted(question: str, days: Days, vendor: str) -> list[int]:
    """What the database counts on each of the days, as known at the end of the last one."""
    cast = "CAST('{0}' AS date)" if vendor == "postgresql" else "'{0}'"
    earlier = months_later(days, -1, 31)
    rows = ", ".join(
        f"({cast.format(day_of(int(day)))}, {cast.format(day_of(int(after)))})"
        for day, after in zip(days, earlier, strict=True)
    )
    midnight = datetime.combine(UNTIL, datetime.min.time()) + timedelta(hours=23)  # in UTC, in winter
    known = f"'{midnight}+00'" if vendor == "postgresql" else f"'{midnight}'"
    begin = f"WITH days(day, after) AS (VALUES {rows})" + ("" if question.strip().startswith(",") else " ")
    with connection.cursor() as cursor:
        cursor.execute(begin + question.format(known=known))
        return [int(many) for _, many in cursor.fetchall()]
