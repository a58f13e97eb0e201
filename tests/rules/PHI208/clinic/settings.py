DEBUG = True  # expect: PHI208
ALLOWED_HOSTS = ["clinic.example"]
