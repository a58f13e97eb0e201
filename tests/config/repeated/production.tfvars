given = false
