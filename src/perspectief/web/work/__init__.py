"""The work floor: pages for coaches, account managers and those who answer for them."""
