"""What a query is filtered by is not what it finds."""


def one_ok(db, patient_name):
    site = db.sites.find_one({"patient_name": patient_name})
    print(site["colour"])


def model_ok(Site, patient_name):
    site = Site.objects.get(patient_name=patient_name)
    print(site.colour)
    for one in Site.objects.filter(patient_name=patient_name):
        print(one.colour)


def found_bad(db, Chart):
    print(db.charts.find_one({"id": 1})["patient_name"])  # expect: PHI202
    print(Chart.objects.get(pk=1).patient_name)  # expect: PHI202
