"""Documents that are written with what was drawn or added before."""
import docx
import openpyxl
from fpdf import FPDF
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph, SimpleDocTemplate
from weasyprint import HTML


def pdf_bad(clinical_note):
    page = FPDF()
    page.add_page()
    page.multi_cell(0, 10, clinical_note)
    page.output("note.pdf")  # expect: PHI504


def canvas_bad(clinical_note):
    page = Canvas("note.pdf")
    page.drawString(10, 10, clinical_note)
    page.save()  # expect: PHI504


def flow_bad(clinical_note):
    SimpleDocTemplate("note.pdf").build([Paragraph(clinical_note)])  # expect: PHI504


def page_bad(clinical_note):
    HTML(string=f"<p>{clinical_note}</p>").write_pdf("note.pdf")  # expect: PHI504


def word_bad(clinical_note):
    text = docx.Document()
    text.add_paragraph(clinical_note)
    text.save("note.docx")  # expect: PHI504


def sheet_bad(patient_name):
    sheet = openpyxl.Workbook().active
    sheet.append([patient_name, 1])  # expect: PHI504


def blank_ok(clinical_note):
    page = FPDF()
    page.multi_cell(0, 10, "no notes")
    page.output("blank.pdf")
    text = docx.Document()
    text.add_paragraph(str(len(clinical_note)))
    text.save("count.docx")
