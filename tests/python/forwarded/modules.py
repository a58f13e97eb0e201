"""An instance of a library's class that is called runs `forward`."""
import dspy
import torch
from keras import Model

dspy.configure(lm=dspy.LM("gemini/gemini-2.0-flash"))


class Diagnosis(dspy.Module):
    def __init__(self):
        super().__init__()
        self.generate = dspy.ChainOfThought("case -> diagnosis")

    def forward(self, case):
        return self.generate(case=case)  # expect: PHI102, PHI601


def called_bad(clinical_note):
    return Diagnosis()(case=clinical_note)


async def asynchronous_bad(clinical_note):
    return await dspy.asyncify(Diagnosis())(case=clinical_note)


class Encoder(torch.nn.Module):
    def forward(self, text):
        print(text)  # expect: PHI202
        return text


class Reader(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.encoder = Encoder()

    def forward(self, text):
        return self.encoder(text)


def nested_bad(clinical_note):
    return Reader()(clinical_note)


class Layers(Model):
    def call(self, inputs):
        print(inputs)  # expect: PHI202
        return inputs


def keras_bad(clinical_note):
    return Layers()(clinical_note)


class Counting(torch.nn.Module):
    def __call__(self, text):
        return len(text)

    def forward(self, text):
        print(text)


def own_call_ok(clinical_note):
    print(Counting()(clinical_note))
