"""Tables that a hosted database keeps."""
import logging

from supabase import create_client

logger = logging.getLogger(__name__)
client = create_client("https://example.supabase.co", "key")


def read_bad(identity):
    found = client.table("patients").select("*").eq("id", identity).single().execute()
    logger.info(found.data)  # expect: PHI201


def written_bad(clinical_note):
    client.table("texts").insert({"text": clinical_note}).execute()  # expect: PHI115


def other_table_ok(identity):
    found = client.table("rooms").select("*").eq("id", identity).execute()
    logger.info(found.data)


def filtered_ok(mrn):
    logger.info(client.table("rooms").select("*").eq("owner", mrn).execute().count)
