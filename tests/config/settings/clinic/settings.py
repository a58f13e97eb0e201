"""What Django calls `django.conf.settings`."""
import os

SCRIBE_URL = os.environ.get("SCRIBE_URL", "https://api.openai.com/v1")
SAFE_URL = os.environ.get("SAFE_URL", "https://api.groq.com/openai/v1")
FIXED_URL = "https://api.groq.com/openai/v1"
