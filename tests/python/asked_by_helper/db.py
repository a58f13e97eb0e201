import time

import psycopg2

conn = psycopg2.connect("dbname=app")


# Tries again, with what its caller asks.
def run_query(sql, params=None):
    for attempt in range(3):
        try:
            cur = conn.cursor()
            cur.execute(sql, params)
            return cur.fetchall()
        except psycopg2.OperationalError:
            time.sleep(attempt)
    raise RuntimeError("query failed")
