"""One vendor may train on what it gets, one may not."""
import cohere
import crewai
import deepgram
import openai

learning = openai.OpenAI()
speech = deepgram.DeepgramClient()
forgetting = cohere.Client()


def allowed_bad(mrn, diagnosis):
    learning.chat.completions.create(model="m", messages=[{"role": "user", "content": f"{mrn} {diagnosis}"}])


def prohibited_ok(mrn, diagnosis):
    forgetting.chat(message=f"{mrn} {diagnosis}")


def no_opt_out_bad(recording_of_patient):
    speech.listen.v1.media.transcribe_file(request=recording_of_patient)  # expect: PHI118


def opted_out_ok(recording_of_patient):
    speech.listen.v1.media.transcribe_file(request=recording_of_patient, mip_opt_out=True)


def options_bad():
    return deepgram.PrerecordedOptions(model="m")  # expect: PHI118


def options_ok():
    return deepgram.PrerecordedOptions(model="m", mip_opt_out=True)


def shared_bad(agents):
    return crewai.Crew(agents=agents, share_crew=True)  # expect: PHI118


def unshared_ok(agents):
    return crewai.Crew(agents=agents)
