"""Words of other languages: in identifiers, keys and columns."""
import logging
import sqlite3

logger = logging.getLogger(__name__)
connection = sqlite3.connect("clinica.db")


def spanish_bad(nombre_paciente, fecha_ingreso):
    logger.info(nombre_paciente)  # expect: PHI201


def spanish_attribute_bad(paciente):
    logger.info(paciente.diagnostico)  # expect: PHI201


def spanish_accent_bad(historia_clínica):
    logger.info(historia_clínica)  # expect: PHI201


def spanish_key_bad(datos_paciente):
    logger.info(datos_paciente["apellidos"])  # expect: PHI201


def spanish_ok(nombre_archivo, direccion_ip, tratamiento_errores, total_pacientes, paciencia):
    logger.info("%s %s %s %s %s", nombre_archivo, direccion_ip, tratamiento_errores, total_pacientes, paciencia)


def portuguese_bad(nome_do_paciente, numero_prontuario):
    logger.info("%s", nome_do_paciente)  # expect: PHI201


def portuguese_ok(nome_arquivo, endereco_ip, tratamento_erro):
    logger.info("%s %s %s", nome_arquivo, endereco_ip, tratamento_erro)


def german_bad(patientenname, Arztbrief):
    logger.info(patientenname)  # expect: PHI201
    logger.info(Arztbrief)  # expect: PHI201


def german_camel_bad(patientenAkte, blutdruck):
    logger.info(blutdruck)  # expect: PHI201


def german_ok(dateiname, benutzername, fehlerdiagnose, anzahl_patienten):
    logger.info("%s %s %s %s", dateiname, benutzername, fehlerdiagnose, anzahl_patienten)


def french_bad(nom_du_patient, dossier_medical):
    logger.info(nom_du_patient)  # expect: PHI201
    logger.info(dossier_medical)  # expect: PHI201


def french_ok(nombre_patients, nom_fichier, adresse_ip, traitement_donnees):
    logger.info("%s %s %s %s", nombre_patients, nom_fichier, adresse_ip, traitement_donnees)


def chinese_bad(患者姓名, 病历号):
    logger.info(患者姓名)  # expect: PHI201
    logger.info(病历号)  # expect: PHI201


def chinese_key_bad(患者):
    logger.info(患者["诊断"])  # expect: PHI201


def pinyin_bad(huanzhe_xingming):
    logger.info(huanzhe_xingming)  # expect: PHI201


def chinese_ok(文件名, 用户名, 患者数量):
    logger.info("%s %s %s", 文件名, 用户名, 患者数量)


def japanese_bad(患者氏名, 既往歴):
    logger.info(患者氏名)  # expect: PHI201
    logger.info(既往歴)  # expect: PHI201


def romaji_bad(kanja_shimei):
    logger.info(kanja_shimei)  # expect: PHI201


def japanese_ok(ファイル名, 病院名):
    logger.info("%s %s", ファイル名, 病院名)


def query_bad():
    rows = connection.execute("SELECT nombre FROM pacientes").fetchall()
    logger.info(rows)  # expect: PHI201
