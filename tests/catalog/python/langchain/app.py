"""Models, prompts, pipes and stores."""
from langchain_anthropic import ChatAnthropic
from langchain_core.messages import HumanMessage
from langchain_core.output_parsers import StrOutputParser
from langchain_core.prompts import ChatPromptTemplate
from langchain_ollama import ChatOllama
from langchain_openai import ChatOpenAI, OpenAIEmbeddings
from langchain_pinecone import PineconeVectorStore

model = ChatOpenAI(model="gpt-4o")
prompt = ChatPromptTemplate.from_messages([("system", "Summarise"), ("human", "{note}")])
chain = prompt | model | StrOutputParser()


def invoke_bad(clinical_note, patient_name):
    return model.invoke([HumanMessage(content=clinical_note)])  # expect: PHI101


def chain_bad(clinical_note):
    return chain.invoke({"note": clinical_note})  # expect: PHI101


def anthropic_bad(clinical_note):
    return ChatAnthropic(model="claude").invoke(clinical_note)  # expect: PHI101


async def stream_bad(clinical_note):
    async for part in model.astream(clinical_note):  # expect: PHI101
        yield part


def embed_bad(clinical_note):
    return OpenAIEmbeddings().embed_query(clinical_note)  # expect: PHI103


def store_bad(clinical_note):
    PineconeVectorStore(index_name="notes").add_texts([clinical_note])  # expect: PHI104


def local_ok(clinical_note):
    return ChatOllama(model="llama3").invoke(clinical_note)
