"""What a speech service is given in a project about health is a recording."""
import deepl
from deep_translator import DeeplTranslator, GoogleTranslator
from deepgram import DeepgramClient, PrerecordedOptions


def visit_bad(buf, key):
    """Turns the recording of a patient's visit into a clinical note."""
    client = DeepgramClient(api_key=key)
    options = PrerecordedOptions(mip_opt_out=True)
    return client.listen.rest.v("1").transcribe_file({"buffer": buf}, options)  # expect: PHI110, PHI601


def translated_bad(clinical_note):
    return GoogleTranslator(source="en", target="fr").translate(clinical_note)  # expect: PHI102, PHI601


def deepl_bad(clinical_note):
    return DeeplTranslator(api_key="k", source="en", target="fr").translate(clinical_note)  # expect: PHI103, PHI601


def client_bad(clinical_note):
    return deepl.Translator("k").translate_text(clinical_note, target_lang="FR")  # expect: PHI103, PHI601
