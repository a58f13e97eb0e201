"""Columns of a table that are read and written by their place."""
import pandas as pd


def cell_bad(i):
    df = pd.read_csv("data/visits.csv")
    print(df.loc[i, "diagnosis"])  # expect: PHI202
    print(df.at[i, "diagnosis"])  # expect: PHI202


def column_by_slice_bad():
    df = pd.read_csv("data/visits.csv")
    print(df.loc[:, "diagnosis"])  # expect: PHI202


def several_columns_bad():
    df = pd.read_csv("data/visits.csv")
    print(df[["diagnosis", "ward"]])  # expect: PHI202
    print(df[["ward", "diagnosis"]].head())  # expect: PHI202
    print(df.loc[:, ["diagnosis", "ward"]])  # expect: PHI202


def other_columns_ok(i):
    df = pd.read_csv("data/visits.csv")
    print(df.loc[i, "ward"], df.at[i, "floor"])
    print(df[["ward", "floor"]])


def written_cell_ok(rows):
    for i, row in rows.iterrows():
        rows.at[i, "remark"] = row["diagnosis"]
        print(rows.at[i, "hit"])


def written_cell_bad(rows):
    for i, row in rows.iterrows():
        rows.at[i, "remark"] = row["diagnosis"]
        print(rows.at[i, "remark"])  # expect: PHI202


def column_of_selected_columns_ok():
    df = pd.read_csv("data/visits.csv")
    part = df[["diagnosis", "ward"]]
    print(part["ward"])
    print(df["ward"])


def pair_as_a_key(patient_name, seen):
    seen["name", 1] = patient_name
    return seen
