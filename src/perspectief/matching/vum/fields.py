"""The fields of VUM 3 that a selection can name, and the lists in which some of them stand."""

from dataclasses import dataclass
from typing import Literal

Side = Literal["seekers", "vacancies"]


@dataclass(frozen=True, slots=True)
class Fields:
    """`identity` names a document, `postcode` the path of its postcode; `single` paths have one value,
    those of `lists` many: the path of each list with the fields of its items.
    """

    identity: str
    postcode: str
    single: tuple[str, ...]
    lists: dict[str, tuple[str, ...]]


_CONTRACT = ("codeTypeArbeidscontract", "codeTypeOvereenkomst")
_LANGUAGE = (
    "codeTaal",
    "codeNiveauTaalbeheersingMondeling",
    "codeNiveauTaalbeheersingSchriftelijk",
    "codeNiveauTaalbeheersingLezen",
    "codeNiveauTaalbeheersingLuisteren",
)
_TRANSPORT = (
    "codeVervoermiddel",
    "indicatieBeschikbaarVoorWoonWerkverkeer",
    "indicatieBeschikbaarVoorUitvoeringWerk",
)
_HOURS = ("werktijden.aantalWerkurenPerWeekMinimaal", "werktijden.aantalWerkurenPerWeekMaximaal")
_TIMES = ("werktijden.indicatieKantoortijden", "flexibiliteit.indicatieOnregelmatigWerkOfPloegendienst")

SEEKERS = Fields(
    identity="idWerkzoekende",
    postcode="mobiliteit.bemiddelingspostcode",
    single=(
        *_HOURS,
        *_TIMES,
        "flexibiliteit.datumAanvangBeschikbaarVoorWerk",
        "flexibiliteit.datumEindeBeschikbaarVoorWerk",
        "mobiliteit.maximaleReisafstand",
        "mobiliteit.maximaleReistijd",
        "arbeidsmarktkwalificatie.codeWerkEnDenkniveauWerkzoekende",
        "eisAanWerk.indicatieAanpassingWerkomgeving",
        "eisAanWerk.indicatieBegeleiding",
        "eisAanWerk.indicatieWerkvariatie",
    ),
    lists={
        "bemiddelingsberoep": ("codeBeroepsnaam",),
        "contractvorm": _CONTRACT,
        "vervoermiddel": _TRANSPORT,
        "arbeidsmarktkwalificatie.rijbewijs": ("codeSoortRijbewijs",),
        "arbeidsmarktkwalificatie.taalbeheersing": _LANGUAGE,
        "arbeidsmarktkwalificatie.competentiebeheersing": ("codeCompetentie",),
    },
)
VACANCIES = Fields(
    identity="idVacature",
    postcode="adres.postcode",
    single=(
        *_HOURS,
        *_TIMES,
        "beroep.codeBeroepsnaam",
        "codeWerkEnDenkniveauMinimaal",
        "arbeidsVoorwaarden.datumAanvangWerkzaamheden",
        "arbeidsVoorwaarden.datumEindeWerkzaamheden",
        "sluitingsdatumVacature",
    ),
    lists={
        "contractvorm": _CONTRACT,
        "rijbewijs": ("codeSoortRijbewijs",),
        "taalbeheersing": _LANGUAGE,
        "competentiebeheersing": ("codeCompetentie",),
        "vervoermiddel": _TRANSPORT,
    },
)
OF_SIDE: dict[Side, Fields] = {"seekers": SEEKERS, "vacancies": VACANCIES}
