"""A text in Dutch and, where given, English."""

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

Language = Literal["nl", "en"]
LANGUAGES: tuple[Language, ...] = ("nl", "en")


class Frozen(BaseModel):
    """A value that is checked once at the edge and never changes after."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)


class Text(Frozen):
    """Words of the municipality; a plain string in a file is Dutch."""

    nl: str = Field(min_length=1, max_length=20_000)
    en: str | None = Field(default=None, min_length=1, max_length=20_000)

    @model_validator(mode="before")
    @classmethod
    def _plain_string_is_dutch(cls, value: Any) -> Any:
        return {"nl": value} if isinstance(value, str) else value

    def within(self, language: Language) -> str:
        """The text in `language`, or in Dutch where there is no translation."""
        return self.en if language == "en" and self.en else self.nl

    def language_of(self, language: Language) -> Language:
        """The language that `within(language)` is really in, for the `lang` attribute."""
        return "en" if language == "en" and self.en else "nl"
