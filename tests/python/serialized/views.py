import logging

from django.db import models
from django.http import JsonResponse
from rest_framework import serializers
from rest_framework.views import APIView

logger = logging.getLogger(__name__)


class Patient(models.Model):
    ssn = models.CharField(max_length=11)
    diagnosis = models.TextField()


class Ward(models.Model):
    title = models.CharField(max_length=9)


class PatientSerializer(serializers.ModelSerializer):
    class Meta:
        model = Patient
        fields = "__all__"


class WardSerializer(serializers.ModelSerializer):
    class Meta:
        model = Ward
        fields = "__all__"


# What a serializer saves is of the model that it names.
class Views(APIView):
    def post_bad(self, data):
        serializer = PatientSerializer(data=data)
        saved = serializer.save()
        logger.info("saved %s", saved)  # expect: PHI201
        logger.info("saved %s", saved.pk)

    def post_ok(self, data):
        serializer = WardSerializer(data=data)
        logger.info("saved %s", serializer.save())
        return JsonResponse({})
