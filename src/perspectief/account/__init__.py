"""Account: what is known of every goal on one date."""

from perspectief.account.assemble import account_on
from perspectief.account.house import House, open_house
from perspectief.account.model import Account

__all__ = ["Account", "House", "account_on", "open_house"]
