#!/usr/bin/env python3
"""Makes reference.docx and reference.pptx of pandoc's own: the styles that plenum's documents have.

Run it from anywhere: python3 Corpus/documents/make.py. What it writes is the same for the same pandoc.
Language Danish, one typeface that every office has, dark headings (8:1 on white), table heads that are bold on grey
and repeat on the next page (pandoc marks them as heads), A4.
"""
import io
import pathlib
import re
import subprocess
import zipfile

folder = pathlib.Path(__file__).parent
accent, ink = "15505F", "1D2327"


def parts(name):
    made = subprocess.run(
        ["pandoc", "--print-default-data-file", name], check=True, capture_output=True
    ).stdout
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        return {entry: archive.read(entry) for entry in archive.namelist()}


def write(name, entries):
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for entry, content in entries.items():
            # A fixed day, so that the same styles are the same bytes.
            archive.writestr(zipfile.ZipInfo(entry, (2026, 1, 1, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)
    (folder / name).write_bytes(made.getvalue())


def style(text, name, size=None, color=None, bold=None, before=None, after=None, left=False):
    """Changes one style of Word's by its name."""
    start = text.index(f'w:styleId="{name}"')
    end = text.index("</w:style>", start)
    body = text[start:end]
    if size:
        body = re.sub(r'<w:(sz|szCs) w:val="\d+" ?/>', "", body)
    if color:
        body = re.sub(r"<w:color [^>]*/>", "", body)
    run = ""
    if bold:
        body = re.sub(r"<w:b ?/>|<w:bCs ?/>", "", body)
        run += "<w:b/><w:bCs/>"
    if color:
        run += f'<w:color w:val="{color}"/>'
    if size:
        run += f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'
    if "<w:rPr>" in body:
        # Word wants the parts of a run in one order: typeface, bold, italics, colour, size.
        fonts = re.search(r"<w:rFonts [^>]*/>", body)
        italics = "".join(re.findall(r"<w:i ?/>|<w:iCs ?/>", body))
        body = re.sub(r"<w:rPr>.*?</w:rPr>", "", body, flags=re.S)
        bold_run = "<w:b/><w:bCs/>" if bold else ""
        run = (fonts.group(0) if fonts else "") + bold_run + italics + run.replace(bold_run, "", 1)
    if run:
        body = body + f"<w:rPr>{run}</w:rPr>"
    if before is not None:
        body = re.sub(r"<w:spacing [^>]*/>", f'<w:spacing w:before="{before}" w:after="{after}"/>', body)
    if left:
        body = body.replace('<w:jc w:val="center" />', '<w:jc w:val="left" />')
    return text[:start] + body + text[end:]


TABLE = f"""w:styleId="Table">
    <w:name w:val="Table" />
    <w:basedOn w:val="TableNormal" />
    <w:qFormat />
    <w:pPr><w:spacing w:before="40" w:after="40"/></w:pPr>
    <w:rPr><w:sz w:val="19"/><w:szCs w:val="19"/></w:rPr>
    <w:tblPr>
      <w:tblInd w:w="0" w:type="dxa" />
      <w:tblBorders>
        <w:top w:val="single" w:sz="8" w:space="0" w:color="{accent}"/>
        <w:bottom w:val="single" w:sz="8" w:space="0" w:color="{accent}"/>
        <w:insideH w:val="single" w:sz="4" w:space="0" w:color="C9D1D5"/>
      </w:tblBorders>
      <w:tblCellMar>
        <w:top w:w="30" w:type="dxa" /><w:left w:w="90" w:type="dxa" />
        <w:bottom w:w="30" w:type="dxa" /><w:right w:w="90" w:type="dxa" />
      </w:tblCellMar>
    </w:tblPr>
    <w:tblStylePr w:type="firstRow">
      <w:rPr><w:b/><w:bCs/></w:rPr>
      <w:tcPr>
        <w:tcBorders><w:bottom w:val="single" w:sz="8" w:space="0" w:color="{accent}"/></w:tcBorders>
        <w:shd w:val="clear" w:color="auto" w:fill="F2F5F6"/>
        <w:vAlign w:val="bottom"/>
      </w:tcPr>
    </w:tblStylePr>
  """


def word():
    entries = parts("reference.docx")
    text = entries["word/styles.xml"].decode()
    text = re.sub(r"<w:lang [^>]*/>", '<w:lang w:val="da-DK" w:eastAsia="da-DK" w:bidi="ar-SA"/>', text)
    text = text.replace('<w:sz w:val="24" />', '<w:sz w:val="22" />', 1)
    text = text.replace('<w:szCs w:val="24" />', '<w:szCs w:val="22" />', 1)
    text = re.sub(r"<w:rFonts [^>]*Theme[^>]*/>", '<w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:cs="Arial"/>', text)
    text = style(text, "Title", size=44, color=accent, bold=True, before=0, after=240, left=True)
    text = style(text, "Heading1", size=32, color=accent, bold=True, before=480, after=120)
    text = style(text, "Heading2", size=26, color=ink, bold=True, before=320, after=100)
    text = style(text, "Heading3", size=23, color=ink, bold=True, before=240, after=80)
    text = style(text, "BodyText", before=80, after=100)
    start = text.index('w:styleId="Table"')
    text = text[:start] + TABLE + text[text.index("</w:style>", start):]
    entries["word/styles.xml"] = text.encode()
    page = (
        '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1134" '
        'w:bottom="1134" w:left="1134" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr>'
    )
    document = entries["word/document.xml"].decode()
    entries["word/document.xml"] = document.replace("<w:sectPr />", page).encode()
    write("reference.docx", entries)


def slides():
    entries = parts("reference.pptx")
    for name, content in entries.items():
        if not name.endswith(".xml"):
            continue
        text = content.decode().replace('lang="en-US"', 'lang="da-DK"')
        if name.startswith("ppt/theme/"):
            text = re.sub(r'(<a:(?:major|minor)Font>\s*<a:latin typeface=)"[^"]*"', r'\1"Arial"', text)
            text = re.sub(r"(<a:dk2>).*?(</a:dk2>)", rf'\1<a:srgbClr val="{accent}"/>\2', text, flags=re.S)
        if name == "ppt/slideMasters/slideMaster1.xml":
            # Titles dark, left and small enough for a theme's name; lines that can be read from the last row.
            start, end = text.index("<p:titleStyle>"), text.index("</p:titleStyle>")
            title = re.sub(r'algn="ctr"', 'algn="l"', text[start:end])
            title = re.sub(r'sz="\d+"', 'sz="2400" b="1"', title, count=1)
            title = title.replace('<a:schemeClr val="tx1"', '<a:schemeClr val="tx2"')
            text = text[:start] + title + text[end:]
            start, end = text.index("<p:bodyStyle>"), text.index("</p:bodyStyle>")
            sizes = iter(["1800", "1600"] + ["1400"] * 20)
            body = re.sub(r'sz="\d+"', lambda _: f'sz="{next(sizes)}"', text[start:end])
            text = text[:start] + body + text[end:]
        entries[name] = text.encode()
    write("reference.pptx", entries)


word()
slides()
