"""The account of an edition: as it was archived on adoption, or as it can be reconstructed."""

from collections.abc import Sequence
from datetime import date

from perspectief.account.assemble import account_on
from perspectief.account.differences import changes_between
from perspectief.account.house import House
from perspectief.account.known import find_edition
from perspectief.account.model import Account, Edition


def edition_account(house: House, edition: str) -> Account:
    """The account of an adopted edition's day; raises Refused where there is no such edition.

    An archived one is as it was written; a reconstructed one says so and is made of what figures and
    editions say of their own days.
    """
    wanted = find_edition(house.programme, edition)
    earlier = [each for each in adopted(house) if (each.date, each.id) < (wanted.date, wanted.id)]
    return _account(house, wanted, _bare(house, earlier[-1]) if earlier else None)


def edition_accounts(house: House, as_of: date) -> tuple[Account, ...]:
    """The accounts of all editions adopted by a day, oldest first."""
    accounts: list[Account] = []
    for edition in adopted(house):
        if edition.date <= as_of:
            accounts.append(_account(house, edition, accounts[-1] if accounts else None))
    return tuple(accounts)


def concept_account(house: House, as_of: date, concept: str) -> Account:
    """The account from inside a concept, with what differs from the last adopted edition."""
    account = account_on(house, as_of, concept)
    earlier = [edition for edition in adopted(house) if edition.date <= as_of]
    return with_changes(account, _bare(house, earlier[-1]) if earlier else None)


def with_changes(account: Account, before: Account | None) -> Account:
    """The account with what differs from that of the edition before it."""
    return account.model_copy(update={"changes": changes_between(before, account)})


def adopted(house: House) -> Sequence[Edition]:
    """The adopted editions, oldest first."""
    found = [edition for edition in house.programme.editions if edition.status == "adopted"]
    return sorted(found, key=lambda edition: (edition.date, edition.id))


def _account(house: House, edition: Edition, before: Account | None) -> Account:
    account = _bare(house, edition)
    return with_changes(account, before) if account.reconstructed else account


def _bare(house: House, edition: Edition) -> Account:
    if edition.id in house.archive:
        return house.archive[edition.id]
    account = account_on(house, edition.date)
    return account.model_copy(update={"edition": edition.id, "reconstructed": True, "track_record": None})
