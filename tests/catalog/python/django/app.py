"""Django's cache, mail and requests."""
from django.core.cache import cache, caches
from django.http import JsonResponse


def cache_bad(clinical_note, patient_name):
    cache.set("k", clinical_note)  # expect: PHI506


def cache_many_bad(clinical_note):
    cache.set_many({"k": clinical_note})  # expect: PHI506


def named_cache_bad(clinical_note):
    caches["default"].set("k", clinical_note)  # expect: PHI506


def patient_note_bad(request):
    text = request.POST["clinical_note"]
    print(text)  # expect: PHI202
    return JsonResponse({})


def count_ok(clinical_note):
    cache.set("k", len(clinical_note))
