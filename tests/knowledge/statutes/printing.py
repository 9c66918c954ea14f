"""Official texts printed again as Word, PDF and web pages, the way offices get them."""

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.platypus import Paragraph, SimpleDocTemplate

from knowledge.statutes.parse import HEADING

FONT = "STSong-Light"


def as_word(lines, path):
    document = Document()
    for line in lines:
        paragraph = document.add_paragraph()
        if HEADING.match(line) or line == lines[0]:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
            paragraph.add_run(line)
        else:  # the number of an article stands in bold, in a run of its own
            number, blank, text = line.partition("\u3000")
            paragraph.add_run("\u3000\u3000" + number).bold = True
            paragraph.add_run(blank + text)
    document.save(path)


def as_web_page(lines, path):
    def marked(line):
        number, blank, text = line.partition("\u3000")
        return f"<p>\u3000\u3000<b>{number}</b>{blank}{text}</p>" if blank else f"<p>{line}</p>"

    body = "\n".join(map(marked, lines))
    path.write_text(
        f"<html><head><title>国家法律法规数据库</title></head><body><nav>第一条 导航</nav><div>{body}</div></body></html>"
    )


def as_pdf(lines, path, *, indented=True):
    """Prints `lines` with page numbers; paragraphs are indented, or else stand apart."""
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    text = ParagraphStyle(
        "text",
        fontName=FONT,
        fontSize=14,
        leading=24,
        wordWrap="CJK",
        firstLineIndent=28 if indented else 0,
        spaceAfter=0 if indented else 18,
    )
    centred = ParagraphStyle("centred", parent=text, alignment=1, firstLineIndent=0)
    centre = {line for line in lines if HEADING.match(line) or line == lines[0]}
    escaped = ((line, line.replace("&", "&amp;").replace("<", "&lt;")) for line in lines)
    story = [Paragraph(shown, centred if line in centre else text) for line, shown in escaped]

    def number(canvas, document):
        canvas.setFont(FONT, 10)
        canvas.drawCentredString(A4[0] / 2, 40, f"— {document.page} —")

    SimpleDocTemplate(str(path), pagesize=A4).build(story, onFirstPage=number, onLaterPages=number)
