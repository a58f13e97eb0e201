x = patient.address.zip
y = rows[0]["name"][key][-1][1:3][a, b]
z = obj.method().field
