"""What a function's callback gives back is its own caller's."""


def with_retry(run):
    for _ in range(3):
        return run()


def dob(patient):
    return with_retry(lambda: patient["dob"])


def job():
    return with_retry(lambda: 42)


def job_ok():
    print(job())


def dob_bad(patient):
    print(dob(patient))  # expect: PHI202
