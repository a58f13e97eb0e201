"""The model that all programs ask is this machine's."""
import autogen
import dspy


def setup():
    dspy.configure(lm=dspy.LM("ollama_chat/llama3", api_base="http://localhost:11434"))


def local_ok(clinical_note):
    return dspy.Predict("case -> diagnosis")(case=clinical_note)


def agents_ok(clinical_note):
    helper = autogen.AssistantAgent("helper", llm_config={"model": "m", "base_url": "http://localhost:11434"})
    user = autogen.UserProxyAgent("user", human_input_mode="NEVER")
    return user.initiate_chat(helper, message=clinical_note)


def listed_agents_ok(clinical_note):
    config = {"config_list": [{"model": "m", "base_url": "http://127.0.0.1:11434/v1"}]}
    helper = autogen.AssistantAgent("helper", llm_config=config)
    user = autogen.UserProxyAgent("user", human_input_mode="NEVER")
    return user.initiate_chat(helper, message=clinical_note)


def agents_bad(clinical_note):
    helper = autogen.AssistantAgent("helper", llm_config={"model": "gpt-4o"})
    user = autogen.UserProxyAgent("user", human_input_mode="NEVER")
    return user.initiate_chat(helper, message=clinical_note)  # expect: PHI101, PHI601
