"""What is counted, compared and averaged is no patient's."""
import statistics
import unicodedata
from collections import Counter

import numpy as np
import pandas as pd
from sklearn.metrics import f1_score


def numbers_ok():
    df = pd.read_csv("data/visits.csv")
    print(df["diagnosis"].apply(len).mean())
    print(df["diagnosis"].str.len().mean())
    print(df["diagnosis"].nunique())
    print(df["diagnosis"].isna().sum(), int(df["diagnosis"].isnull().sum()))
    print(df["diagnosis"].value_counts().sum())
    print(df["diagnosis"].notna().any(), df["diagnosis"].duplicated().sum())
    print(int(len(df["diagnosis"])), df["diagnosis"].shape)
    print(np.count_nonzero(df["diagnosis"]), f1_score(df["diagnosis"], df["answer"]))


def mask_ok():
    df = pd.read_csv("data/visits.csv")
    mask = df["diagnosis"].notna()
    print(mask.sum(), mask)
    for i, row in df[mask].iterrows():
        print(i)


def of_a_table_that_is_given_ok(table, diagnosis):
    print(table["diagnosis"].nunique(), table["diagnosis"].isna().sum(), table["diagnosis"].mean())


def counter_ok(rows):
    counts = Counter(row["diagnosis"] for row in rows)
    print(sum(counts.values()), counts.total(), len(counts))
    for name, count in counts.most_common(3):
        print(count)


def values_bad():
    df = pd.read_csv("data/visits.csv")
    print(df["diagnosis"].head())  # expect: PHI202
    print(df["diagnosis"].unique())  # expect: PHI202
    print(df["diagnosis"].value_counts())  # expect: PHI202


def counter_bad(rows):
    counts = Counter(row["diagnosis"] for row in rows)
    for name, count in counts.most_common(3):
        print(name)  # expect: PHI202


def pooled_bad(model, clinical_note):
    print(model.embed(clinical_note).mean(dim=1))  # expect: PHI202


def mean_ok(patient_ages):
    print(statistics.mean(patient_ages), np.median(patient_ages))


def folded_bad(patient_name):
    print("".join(c for c in unicodedata.normalize("NFD", patient_name)))  # expect: PHI202
