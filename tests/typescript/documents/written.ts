// What is put into a page or a sheet is in the document that is written.
import fs from "fs";
import ExcelJS from "exceljs";
import { PDFDocument } from "pdf-lib";
import * as XLSX from "xlsx";

export async function page_bad(patientName: string) {
  const document = await PDFDocument.create();
  const page = document.addPage();
  page.drawText(patientName);
  fs.writeFileSync("letter.pdf", await document.save());  // expect: PHI504
}

export async function sheet_bad(patientName: string) {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet("visits");
  sheet.addRow([patientName]);
  await book.xlsx.writeFile("visits.xlsx");  // expect: PHI504
}

export function rows_bad(patientName: string) {
  const book = XLSX.utils.book_new();
  const rows = XLSX.utils.json_to_sheet([{ patientName }]);
  XLSX.utils.book_append_sheet(book, rows, "visits");
  XLSX.writeFile(book, "visits.xlsx");  // expect: PHI504
}

export async function sheet_ok(patientName: string) {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet("visits");
  sheet.addRow([patientName.length]);
  await book.xlsx.writeFile("visits.xlsx");
}
