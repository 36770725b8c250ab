"""Tables of the work floor: reviews, notes, releases, contacts with employers, social return; a name to look for.

SQLite makes three tables anew, which it refuses while triggers speak of them: as in the migration before this
one they go first, in the same transaction, and `init_register` makes all guards anew after the last migration.
"""

from typing import Any

from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps
from django.db.models import PROTECT, F, ForeignKey, Q

from perspectief.register.models.folded import Folded

_CHANNELS = ("phone", "visit", "message")
_OUTCOMES = ("vacancy", "placement", "talk_goes_on", "no_need", "not_reached")
_REVIEWS = ("wage_value", "language")
_CONTRACTS = ("permanent", "temporary", "agency", "on_call", "self_employed", "trial", "unknown")
_SUBJECTS = (
    "resident",
    "file",
    "establishment",
    "planspell",
    "agreement",
    "participation",
    "work",
    "aftercarecontact",
    "review",
    "note",
    "release",
    "employercontact",
)


def _drop_triggers(_: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    if editor.connection.vendor != "sqlite":
        return
    with editor.connection.cursor() as cursor:
        cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'register_%'")
        names = [name for (name,) in cursor.fetchall()]
    for name in names:
        editor.execute(f"DROP TRIGGER {name}")


def _code(codes: tuple[str, ...], *, blank: bool = False) -> "models.CharField[Any, Any]":
    return models.CharField(max_length=20, choices=[(each, each) for each in codes], blank=blank)


def _to(table: str, name: str) -> "ForeignKey[Any, Any]":
    return ForeignKey(on_delete=PROTECT, related_name=name, to=f"register.{table}")


def _only(table: str, field: str, codes: tuple[str, ...]) -> models.CheckConstraint:
    return models.CheckConstraint(
        condition=Q(**{f"{field}__in": list(codes)}), name=f"{table}_{field}_on_list"
    )


def _small() -> "models.PositiveSmallIntegerField[Any, Any]":
    return models.PositiveSmallIntegerField(null=True, blank=True)


def _recorded(
    name: str,
    of: tuple[str, "ForeignKey[Any, Any]"],
    *fields: tuple[str, "models.Field[Any, Any]"],
    rules: tuple[models.CheckConstraint, ...] = (),
) -> migrations.CreateModel:
    """A table with the two times, of somebody or something, and fields of its own."""
    low = name.lower()
    imported = ForeignKey(
        blank=True, db_index=False, null=True, on_delete=PROTECT, related_name="+", to="register.import"
    )
    times: list[tuple[str, models.Field[Any, Any]]] = [
        ("id", models.BigAutoField(primary_key=True, serialize=False)),
        ("valid_from", models.DateField()),
        ("valid_to", models.DateField(null=True, blank=True)),
        ("recorded_at", models.DateTimeField()),
        ("superseded_at", models.DateTimeField(null=True, blank=True)),
    ]
    ends = Q(valid_to__isnull=True) | Q(valid_to__gt=F("valid_from"))
    later = Q(superseded_at__isnull=True) | Q(superseded_at__gte=F("recorded_at"))
    checks = [
        models.CheckConstraint(condition=ends, name=f"{low}_ends_after_start"),
        models.CheckConstraint(condition=later, name=f"{low}_superseded_after_recorded"),
        *rules,
    ]
    return migrations.CreateModel(
        name=name,
        fields=[*times, *fields, ("imported", imported), of],
        options={"abstract": False, "constraints": checks},
    )


class Migration(migrations.Migration):
    """The tables, a job's place and a trial placement, more subjects of tombstones, and the name to look for."""

    dependencies = (("register", "0003_tombstones_of_records"),)
    operations = (
        migrations.RunPython(_drop_triggers, migrations.RunPython.noop),
        _recorded(
            "Review",
            ("resident", _to("resident", "reviews")),
            ("kind", _code(_REVIEWS, blank=True)),
            ("due", models.DateField(null=True, blank=True)),
            rules=(_only("review", "kind", (*_REVIEWS, "")),),
        ),
        _recorded(
            "Note",
            ("resident", _to("resident", "notes")),
            ("text", models.TextField(blank=True)),
            ("written_by", models.BigIntegerField(null=True, blank=True)),
        ),
        _recorded(
            "Release",
            ("resident", _to("resident", "releases")),
            ("wishes", models.CharField(max_length=400, blank=True)),
            ("limits", models.CharField(max_length=400, blank=True)),
            ("hours_from", _small()),
            ("hours_to", _small()),
            ("resident_on", models.DateField(null=True, blank=True)),
            ("coach_on", models.DateField(null=True, blank=True)),
        ),
        _recorded(
            "EmployerContact",
            ("establishment", _to("establishment", "contacts")),
            ("kind", _code(_CHANNELS)),
            ("outcome", _code(_OUTCOMES)),
            ("text", models.TextField(blank=True)),
            ("next_on", models.DateField(null=True, blank=True)),
            rules=(
                _only("employercontact", "kind", _CHANNELS),
                _only("employercontact", "outcome", _OUTCOMES),
            ),
        ),
        migrations.AddIndex("employercontact", models.Index(fields=["next_on"], name="employercontact_next")),
        _recorded(
            "SocialReturn",
            ("employer", _to("employer", "social_returns")),
            ("reference", models.CharField(max_length=80)),
            ("owed", models.BigIntegerField()),
            ("met", models.BigIntegerField(default=0)),
        ),
        migrations.RemoveConstraint("work", "work_contract_on_list"),
        migrations.AlterField("work", "contract", _code(_CONTRACTS, blank=True)),
        migrations.AddField(
            "work",
            "establishment",
            ForeignKey(
                blank=True,
                null=True,
                on_delete=PROTECT,
                related_name="placements",
                to="register.establishment",
            ),
        ),
        migrations.AddConstraint("work", _only("work", "contract", (*_CONTRACTS, ""))),
        migrations.RemoveConstraint("tombstone", "tombstone_subject_on_list"),
        migrations.AlterField("tombstone", "subject", _code(_SUBJECTS)),
        migrations.AddConstraint("tombstone", _only("tombstone", "subject", _SUBJECTS)),
        migrations.AddField(
            "residentdetails",
            "sought",
            models.GeneratedField(
                db_persist=True,
                expression=Folded("name"),
                output_field=models.CharField(max_length=200),
            ),
        ),
        migrations.AddIndex(
            "residentdetails",
            models.Index(
                condition=Q(superseded_at__isnull=True),
                fields=["sought", "resident"],
                name="residentdetails_sought",
            ),
        ),
    )
