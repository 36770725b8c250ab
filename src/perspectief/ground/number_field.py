"""Numbers in a YAML file, guarded against the Dutch thousands point."""

from typing import Annotated

from pydantic import Field

# The YAML reader refuses `2.200` (is it 2200 or 2,2?) before a value gets here.
Number = Annotated[float, Field(allow_inf_nan=False, ge=-1e15, le=1e15)]
