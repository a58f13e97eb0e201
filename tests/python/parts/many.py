"""One member of an object holds what comes from very many places."""
import logging

logger = logging.getLogger(__name__)


class Report:
    def __init__(self):
        self.rows = {}
        self.folder = "/srv/reports"

    def gather(self, chart):
        self.rows["visit0"] = {"a": {"note": chart[0].patient_name}}
        self.rows["visit1"] = {"a": {"note": chart[1].patient_name}}
        self.rows["visit2"] = {"a": {"note": chart[2].patient_name}}
        self.rows["visit3"] = {"a": {"note": chart[3].patient_name}}
        self.rows["visit4"] = {"a": {"note": chart[4].patient_name}}
        self.rows["visit5"] = {"a": {"note": chart[5].patient_name}}
        self.rows["visit6"] = {"a": {"note": chart[6].patient_name}}
        self.rows["visit7"] = {"a": {"note": chart[7].patient_name}}
        self.rows["visit8"] = {"a": {"note": chart[8].patient_name}}
        self.rows["visit9"] = {"a": {"note": chart[9].patient_name}}
        self.rows["visit10"] = {"a": {"note": chart[10].patient_name}}
        self.rows["visit11"] = {"a": {"note": chart[11].patient_name}}
        self.rows["visit12"] = {"a": {"note": chart[12].patient_name}}
        self.rows["visit13"] = {"a": {"note": chart[13].patient_name}}
        self.rows["visit14"] = {"a": {"note": chart[14].patient_name}}
        self.rows["visit15"] = {"a": {"note": chart[15].patient_name}}
        self.rows["visit16"] = {"a": {"note": chart[16].patient_name}}
        self.rows["visit17"] = {"a": {"note": chart[17].patient_name}}
        self.rows["visit18"] = {"a": {"note": chart[18].patient_name}}
        self.rows["visit19"] = {"a": {"note": chart[19].patient_name}}
        self.rows["visit20"] = {"a": {"note": chart[20].patient_name}}
        self.rows["visit21"] = {"a": {"note": chart[21].patient_name}}
        self.rows["visit22"] = {"a": {"note": chart[22].patient_name}}
        self.rows["visit23"] = {"a": {"note": chart[23].patient_name}}
        self.rows["visit24"] = {"a": {"note": chart[24].patient_name}}
        self.rows["visit25"] = {"a": {"note": chart[25].patient_name}}
        self.rows["visit26"] = {"a": {"note": chart[26].patient_name}}
        self.rows["visit27"] = {"a": {"note": chart[27].patient_name}}
        self.rows["visit28"] = {"a": {"note": chart[28].patient_name}}
        self.rows["visit29"] = {"a": {"note": chart[29].patient_name}}
        self.rows["visit30"] = {"a": {"note": chart[30].patient_name}}
        self.rows["visit31"] = {"a": {"note": chart[31].patient_name}}
        self.rows["visit32"] = {"a": {"note": chart[32].patient_name}}
        self.rows["visit33"] = {"a": {"note": chart[33].patient_name}}
        self.rows["visit34"] = {"a": {"note": chart[34].patient_name}}
        self.rows["visit35"] = {"a": {"note": chart[35].patient_name}}
        self.rows["visit36"] = {"a": {"note": chart[36].patient_name}}
        self.rows["visit37"] = {"a": {"note": chart[37].patient_name}}
        self.rows["visit38"] = {"a": {"note": chart[38].patient_name}}
        self.rows["visit39"] = {"a": {"note": chart[39].patient_name}}
        self.rows["visit40"] = {"a": {"note": chart[40].patient_name}}
        self.rows["visit41"] = {"a": {"note": chart[41].patient_name}}
        self.rows["visit42"] = {"a": {"note": chart[42].patient_name}}
        self.rows["visit43"] = {"a": {"note": chart[43].patient_name}}
        self.rows["visit44"] = {"a": {"note": chart[44].patient_name}}
        self.rows["visit45"] = {"a": {"note": chart[45].patient_name}}
        self.rows["visit46"] = {"a": {"note": chart[46].patient_name}}
        self.rows["visit47"] = {"a": {"note": chart[47].patient_name}}
        self.rows["visit48"] = {"a": {"note": chart[48].patient_name}}
        self.rows["visit49"] = {"a": {"note": chart[49].patient_name}}
        self.rows["visit50"] = {"a": {"note": chart[50].patient_name}}
        self.rows["visit51"] = {"a": {"note": chart[51].patient_name}}
        self.rows["visit52"] = {"a": {"note": chart[52].patient_name}}
        self.rows["visit53"] = {"a": {"note": chart[53].patient_name}}
        self.rows["visit54"] = {"a": {"note": chart[54].patient_name}}
        self.rows["visit55"] = {"a": {"note": chart[55].patient_name}}
        self.rows["visit56"] = {"a": {"note": chart[56].patient_name}}
        self.rows["visit57"] = {"a": {"note": chart[57].patient_name}}
        self.rows["visit58"] = {"a": {"note": chart[58].patient_name}}
        self.rows["visit59"] = {"a": {"note": chart[59].patient_name}}
        self.rows["visit60"] = {"a": {"note": chart[60].patient_name}}
        self.rows["visit61"] = {"a": {"note": chart[61].patient_name}}
        self.rows["visit62"] = {"a": {"note": chart[62].patient_name}}
        self.rows["visit63"] = {"a": {"note": chart[63].patient_name}}
        self.rows["visit64"] = {"a": {"note": chart[64].patient_name}}
        self.rows["visit65"] = {"a": {"note": chart[65].patient_name}}
        self.rows["visit66"] = {"a": {"note": chart[66].patient_name}}
        self.rows["visit67"] = {"a": {"note": chart[67].patient_name}}
        self.rows["visit68"] = {"a": {"note": chart[68].patient_name}}
        self.rows["visit69"] = {"a": {"note": chart[69].patient_name}}
        self.rows["visit70"] = {"a": {"note": chart[70].patient_name}}
        self.rows["visit71"] = {"a": {"note": chart[71].patient_name}}
        self.rows["visit72"] = {"a": {"note": chart[72].patient_name}}
        self.rows["visit73"] = {"a": {"note": chart[73].patient_name}}
        self.rows["visit74"] = {"a": {"note": chart[74].patient_name}}
        self.rows["visit75"] = {"a": {"note": chart[75].patient_name}}
        self.rows["visit76"] = {"a": {"note": chart[76].patient_name}}
        self.rows["visit77"] = {"a": {"note": chart[77].patient_name}}
        self.rows["visit78"] = {"a": {"note": chart[78].patient_name}}
        self.rows["visit79"] = {"a": {"note": chart[79].patient_name}}
        self.rows["visit80"] = {"a": {"note": chart[80].patient_name}}
        self.rows["visit81"] = {"a": {"note": chart[81].patient_name}}
        self.rows["visit82"] = {"a": {"note": chart[82].patient_name}}
        self.rows["visit83"] = {"a": {"note": chart[83].patient_name}}
        self.rows["visit84"] = {"a": {"note": chart[84].patient_name}}
        self.rows["visit85"] = {"a": {"note": chart[85].patient_name}}
        self.rows["visit86"] = {"a": {"note": chart[86].patient_name}}
        self.rows["visit87"] = {"a": {"note": chart[87].patient_name}}
        self.rows["visit88"] = {"a": {"note": chart[88].patient_name}}
        self.rows["visit89"] = {"a": {"note": chart[89].patient_name}}
        self.rows["visit90"] = {"a": {"note": chart[90].patient_name}}
        self.rows["visit91"] = {"a": {"note": chart[91].patient_name}}
        self.rows["visit92"] = {"a": {"note": chart[92].patient_name}}
        self.rows["visit93"] = {"a": {"note": chart[93].patient_name}}
        self.rows["visit94"] = {"a": {"note": chart[94].patient_name}}
        self.rows["visit95"] = {"a": {"note": chart[95].patient_name}}
        self.rows["visit96"] = {"a": {"note": chart[96].patient_name}}
        self.rows["visit97"] = {"a": {"note": chart[97].patient_name}}
        self.rows["visit98"] = {"a": {"note": chart[98].patient_name}}
        self.rows["visit99"] = {"a": {"note": chart[99].patient_name}}
        self.rows["visit100"] = {"a": {"note": chart[100].patient_name}}
        self.rows["visit101"] = {"a": {"note": chart[101].patient_name}}
        self.rows["visit102"] = {"a": {"note": chart[102].patient_name}}
        self.rows["visit103"] = {"a": {"note": chart[103].patient_name}}
        self.rows["visit104"] = {"a": {"note": chart[104].patient_name}}
        self.rows["visit105"] = {"a": {"note": chart[105].patient_name}}
        self.rows["visit106"] = {"a": {"note": chart[106].patient_name}}
        self.rows["visit107"] = {"a": {"note": chart[107].patient_name}}
        self.rows["visit108"] = {"a": {"note": chart[108].patient_name}}
        self.rows["visit109"] = {"a": {"note": chart[109].patient_name}}


def member_bad(chart):
    report = Report()
    report.gather(chart)
    logger.info(report.rows)  # expect: PHI201


def other_member_ok(chart):
    report = Report()
    report.gather(chart)
    logger.info(f"written to {report.folder}")
