"""Files for training, and for a question."""
import openai

client = openai.OpenAI()


def training_bad(clinical_note, mrn):
    client.files.create(file=f"{mrn} {clinical_note}", purpose="fine-tune")  # expect: PHI117


def job_bad(clinical_note):
    client.fine_tuning.jobs.create(model="m", training_file=clinical_note)  # expect: PHI117


def question_ok(clinical_note):
    client.files.create(file=clinical_note, purpose="user_data")


def made_up_ok():
    client.files.create(file=open("synthetic.jsonl", "rb"), purpose="fine-tune")
