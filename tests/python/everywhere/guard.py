def current_user(token):
    return token
