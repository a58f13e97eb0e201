from django.db import models
from sqlalchemy import select
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Patient(models.Model):
    ssn = models.CharField(max_length=11)
    diagnosis = models.TextField()
    theme = models.CharField(max_length=9)


class Ward(models.Model):
    title = models.CharField(max_length=9)


class Base(DeclarativeBase):
    pass


class Visit(Base):
    __tablename__ = "visits"
    id: Mapped[int] = mapped_column(primary_key=True)
    ssn: Mapped[str]
    diagnosis: Mapped[str]
    theme: Mapped[str]


# What a manager gives are instances of its class, with the fields that are asked for.
def rows_bad(pk):
    print(list(Patient.objects.all()))  # expect: PHI202
    print(Patient.objects.filter(pk=pk).first())  # expect: PHI202
    print(Patient.objects.exclude(pk=pk).order_by("pk")[0])  # expect: PHI202
    print(list(Patient.objects.values("ssn")))  # expect: PHI202
    print(list(Patient.objects.values_list("diagnosis", flat=True)))  # expect: PHI202
    print(Patient.objects.defer("ssn").get(pk=pk))  # expect: PHI202
    for patient in Patient.objects.filter(pk=pk):
        print(patient.diagnosis)  # expect: PHI202


def rows_ok(pk):
    print(list(Patient.objects.values_list("theme", flat=True)))
    print(list(Patient.objects.values("pk", "theme")))
    print(Patient.objects.count(), Patient.objects.filter(pk=pk).exists())
    print(list(Ward.objects.all()))


# Columns of a class, likewise.
def columns_bad(session):
    print(session.execute(select(Visit.diagnosis, Visit.theme)).all())  # expect: PHI202
    print(session.execute(select(Visit)).scalars().all())  # expect: PHI202


def columns_ok(session):
    print(session.execute(select(Visit.theme)).scalars().all())
    print(session.execute(select(Visit.id, Visit.theme)).all())
