"""The same service, where a header is looked at: which routes do so is for the
policy to say."""

from fastapi import Depends, FastAPI, Header, HTTPException
from openai import OpenAI
from pydantic import BaseModel

app = FastAPI()
client = OpenAI()


class Visit(BaseModel):
    patient_name: str
    mrn: str
    notes: str


def current_user(x_session: str = Header()):
    if x_session != "known":
        raise HTTPException(401)
    return x_session


@app.post("/summaries")
def summarise_ok(visit: Visit, user: str = Depends(current_user)):
    return client.responses.create(model="gpt-4o", input=visit.notes)
