import logging

import openai
from openai import OpenAI

logger = logging.getLogger(__name__)
client = OpenAI()


def summarise_bad(clinical_note):
    answer = client.chat.completions.create(
        model="gpt-4o",
        messages=[  # expect: PHI101
            {"role": "system", "content": "Summarise."},
            {"role": "user", "content": f"Note: {clinical_note}"},
        ],
    )
    return answer.choices[0].message.content


def built_bad(mrn):
    messages = [{"role": "system", "content": "Answer briefly."}]
    messages.append({"role": "user", "content": mrn})
    client.chat.completions.create(model="gpt-4o", messages=messages)  # expect: PHI101


class Assistant:
    def __init__(self):
        self.client = openai.OpenAI()

    def ask(self, prompt):
        return self.client.chat.completions.create(
            model="gpt-4o",
            messages=[{"role": "user", "content": prompt}],  # expect: PHI101
        )


def through_helper_bad(clinical_note):
    return Assistant().ask("Summarise: " + clinical_note)


def constant_ok():
    return client.chat.completions.create(
        model="gpt-4o", messages=[{"role": "user", "content": "Say hello."}]
    )


def usage_ok(count):
    answer = client.models.list()
    logger.info(answer)
