"""Makes the workbooks in this folder with programs that share nothing with msq.

    pip install XlsxWriter==3.3.1 openpyxl==3.1.5 && python make.py
    soffice --headless --convert-to xlsx:"Calc MS Excel 2007 XML" --outdir out xlsxwriter.xlsx controls-by-hand.xlsx
    mv out/xlsxwriter.xlsx libreoffice.xlsx && mv out/controls-by-hand.xlsx controls-libreoffice.xlsx

`controls-by-hand.xlsx` is XML in the layout of Excel 365, because no Python library writes controls.
"""

import datetime
import zipfile

import openpyxl
import xlsxwriter
from openpyxl.comments import Comment

DAY = datetime.datetime(2024, 1, 1)


def with_xlsxwriter(name):
    book = xlsxwriter.Workbook(name)
    book.set_properties({"created": DAY})
    sheet = book.add_worksheet("Form")
    percent, date = book.add_format({"num_format": "0.0%"}), book.add_format({"num_format": "dd/mm/yyyy"})
    sheet.write("A1", "17. Satisfied population (%)")
    sheet.write_number("B1", 0.81, percent)
    sheet.write_datetime("B2", datetime.datetime(2019, 3, 31), date)
    sheet.write_comment("B1", "Survey of 2018\nby the office of statistics", {"author": "Ana"})
    sheet.write_comment("C5", "On an empty cell")
    sheet.insert_checkbox("A3", True)
    sheet.insert_checkbox("A4", False)
    sheet.write("B3", "E-mail")
    sheet.write_rich_string("B4", "Pho", book.add_format({"bold": True}), "ne ", "or fax")
    sheet.write("A6", "hidden row")
    sheet.set_row(5, None, None, {"hidden": True})
    sheet.write("E1", "hidden column")
    sheet.set_column("E:E", None, None, {"hidden": True})
    sheet.write_formula("B7", '=IF(A3,"yes","no")', None, "yes")
    sheet.merge_range("A8:C8", "5. Does your country have …")
    sheet.write_url("B9", "https://example.org/law#part", string="The law")
    book.close()


def with_openpyxl(name):
    book = openpyxl.Workbook()
    book.properties.created = book.properties.modified = DAY
    sheet = book.active
    sheet.title = "Form"
    sheet["A1"] = "Country:"
    sheet["B1"] = "Panamá"
    sheet["B1"].comment = Comment("Short name", "Ana")
    sheet["D9"].comment = Comment("On an empty cell", "Ana")
    sheet["A2"] = "hidden"
    sheet.row_dimensions[2].hidden = True
    sheet["C1"] = True
    sheet.column_dimensions["C"].hidden = True
    sheet["A3"] = "=B1"
    sheet["A4"] = datetime.datetime(2019, 3, 31, 12, 30)
    sheet["A5"] = 0.004
    sheet["A5"].number_format = "0.0 %"
    sheet["A6"].hyperlink = "https://example.org/?a=1&b=2"
    book.create_sheet("Lists").sheet_state = "veryHidden"
    book.save(name)


MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml."
BOXES = [  # label, checked, linked cell, row counted from 0
    ("E-mail", True, "$D$1", 1),
    ("Telephone &amp; fax", False, None, 2),
    ("", True, None, 3),
]


def by_hand(name):
    def relations(*targets):
        rows = (f'<Relationship Id="{id}" Type="{RELATIONS}/{kind}" Target="{target}"/>' for id, kind, target in targets)
        return f'<Relationships xmlns="{PACKAGE}/relationships">{"".join(rows)}</Relationships>'

    def cell(reference, text):
        return f'<c r="{reference}" t="inlineStr"><is><t>{text}</t></is></c>'

    controls, shapes, properties = "", "", {}
    for number, (label, checked, link, row) in enumerate(BOXES):
        shape, id = 1025 + number, f"rId{10 + number}"
        corner = "<xdr:col>{}</xdr:col><xdr:colOff>{}</xdr:colOff><xdr:row>{}</xdr:row><xdr:rowOff>{}</xdr:rowOff>"
        start, end = corner.format(1, 19050, row, 9525), corner.format(1, 590550, row, 180975)
        controls += f"""<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice
Requires="x14"><control shapeId="{shape}" r:id="{id}" name="Check Box {number + 1}"><controlPr defaultSize="0" autoFill="0"
autoLine="0" autoPict="0"><anchor moveWithCells="1"><from>{start}</from><to>{end}</to></anchor></controlPr></control></mc:Choice>
</mc:AlternateContent>"""
        state = "<x:Checked>1</x:Checked>" if checked else ""
        state += f"<x:FmlaLink>{link}</x:FmlaLink>" if link else ""
        shapes += f"""<v:shape id="_x0000_s{shape}" type="#_x0000_t201" style='position:absolute;margin-left:50pt;margin-top:{15 * row}pt;
width:48pt;height:13pt;z-index:{number + 1};mso-wrap-style:tight' filled="f" fillcolor="window [65]" stroked="f"
strokecolor="windowText [64]" o:insetmode="auto"><v:textbox style='mso-direction-alt:auto' o:singleclick="f">
<div style='text-align:left'><font face="Segoe UI" size="160" color="auto">{label}</font></div></v:textbox>
<x:ClientData ObjectType="Checkbox"><x:SizeWithCells/><x:Anchor>1, 2, {row}, 1, 1, 62, {row}, 19</x:Anchor>
<x:AutoFill>False</x:AutoFill><x:AutoLine>False</x:AutoLine><x:TextVAlign>Center</x:TextVAlign>{state}<x:NoThreeD/>
</x:ClientData></v:shape>"""
        properties[f"xl/ctrlProps/ctrlProp{number + 1}.xml"] = (
            '<formControlPr xmlns="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main" objectType="CheckBox" '
            + ('checked="Checked" ' if checked else "")
            + (f'fmlaLink="{link}" ' if link else "")
            + 'lockText="1" noThreeD="1"/>'
        )
    sheet = f"""<worksheet xmlns="{MAIN}" xmlns:r="{RELATIONS}" xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"
xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"><sheetData><row r="1">{cell("A1", "How can it be used?")}<c r="D1"
t="b"><v>1</v></c></row><row r="2">{cell("A2", "By")}</row></sheetData><legacyDrawing r:id="rId1"/><mc:AlternateContent
xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice Requires="x14"><controls>{controls}</controls></mc:Choice>
</mc:AlternateContent></worksheet>"""
    vml = f"""<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"
xmlns:x="urn:schemas-microsoft-com:office:excel"><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/></o:shapelayout>
<v:shapetype id="_x0000_t201" coordsize="21600,21600" o:spt="201" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/>
<v:path shadowok="f" o:extrusionok="f" strokeok="f" fillok="f" o:connecttype="rect"/><o:lock v:ext="edit" shapetype="t"/>
</v:shapetype>{shapes}</xml>"""
    override = '<Override PartName="/xl/{}" ContentType="{}"/>'
    types = [
        ("workbook.xml", TYPE + "sheet.main+xml"),
        ("worksheets/sheet1.xml", TYPE + "worksheet+xml"),
        *((part[3:], "application/vnd.ms-excel.controlproperties+xml") for part in properties),
    ]
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="vml" '
        'ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"/>'
        + "".join(override.format(*each) for each in types)
        + "</Types>",
        "_rels/.rels": relations(("rId1", "officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}"><sheets><sheet name="Form" sheetId="1" r:id="rId1"/>'
        "</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": relations(("rId1", "worksheet", "worksheets/sheet1.xml")),
        "xl/worksheets/sheet1.xml": sheet,
        "xl/worksheets/_rels/sheet1.xml.rels": relations(
            ("rId1", "vmlDrawing", "../drawings/vmlDrawing1.vml"),
            *((f"rId{10 + n}", "ctrlProp", f"../ctrlProps/ctrlProp{n + 1}.xml") for n in range(len(BOXES))),
        ),
        "xl/drawings/vmlDrawing1.vml": vml,
        **properties,
    }
    with zipfile.ZipFile(name, "w", zipfile.ZIP_DEFLATED) as file:
        for part, xml in parts.items():
            file.writestr(zipfile.ZipInfo(part, (1980, 1, 1, 0, 0, 0)), xml, zipfile.ZIP_DEFLATED)


with_xlsxwriter("xlsxwriter.xlsx")
with_openpyxl("openpyxl.xlsx")
by_hand("controls-by-hand.xlsx")
