PRAGMA journal_mode=WAL;

CREATE TABLE patients (id INTEGER PRIMARY KEY, name TEXT);
