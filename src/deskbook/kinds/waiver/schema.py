"""Leave to publish one page past its review date, with a reason, an approver and an end."""

from __future__ import annotations

import datetime as dt

from deskbook.schema.reference import RoleId, Schema, SopId, Text


class Waiver(Schema):
    sop: SopId
    reason: Text
    approved_by: RoleId
    granted: dt.date
    expires: dt.date
