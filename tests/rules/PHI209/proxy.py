import litellm

litellm.set_verbose = True  # expect: PHI209
litellm.set_verbose = False
