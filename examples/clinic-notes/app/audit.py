"""Who looked at whose data, when and why.

The event goes to its own table, which only the compliance role can read. The
application log gets the kind of event and no patient reference.
"""

import logging

from sqlalchemy.orm import Session

from app.models import AuditEvent

logger = logging.getLogger(__name__)


def record(
    session: Session,
    *,
    actor_id: int,
    action: str,
    purpose: str,
    patient_id: int,
    outcome: str = "success",
) -> None:
    event = AuditEvent(
        actor_id=actor_id,
        action=action,
        purpose=purpose,
        patient_id=patient_id,
        outcome=outcome,
    )
    session.add(event)
    session.commit()
    logger.info("audit", extra={"actor_id": actor_id, "action": action})
