"""PDF files written by hand: text at places given in points, thin lines, pictures, with a font that needs no file."""

from __future__ import annotations

HEIGHT = 842


def text(x, y, shown, size=10):
    return f"BT /F1 {size} Tf 1 0 0 1 {x} {y} Tm <{shown.encode('utf-16-be').hex()}> Tj ET"


def rule(left, bottom, right, top):
    return f"{left} {bottom} m {right} {top} l S"


def paragraph(x, y, *shown, leading=16):
    return "\n".join(text(x, y - leading * i, line) for i, line in enumerate(shown))


PICTURE = "q 400 0 0 400 50 200 cm /I1 Do Q"


def pdf_file(*pages, packed=b"", encoding="/UniGB-UCS2-H", trailer=""):
    """Return a PDF; each page is its content stream. `packed` is compressed content in each page's place."""
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b""]
    font = (
        f"<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding {encoding} /DescendantFonts [ << /Type /Font "
        "/Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) "
        "/Supplement 4 >> /FontDescriptor << /Type /FontDescriptor /FontName /STSong-Light /Flags 4 /Ascent 880 "
        "/Descent -120 >> /DW 1000 /W [1 94 500] >> ] >>"
    )
    picture = b"<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 "
    objects += [font.encode(), picture + b"/Length 1 >>\nstream\n\x00\nendstream"]
    kids = []
    for page in pages:
        kids.append(len(objects) + 2)
        body = packed or page.encode()
        name = b"/Filter /FlateDecode " if packed else b""
        objects.append(b"<< " + name + b"/Length %d >>\nstream\n" % len(body) + body + b"\nendstream")
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 {HEIGHT}] /Contents {len(objects)} 0 R /Resources "
            "<< /Font << /F1 3 0 R >> /XObject << /I1 4 0 R >> >> >>".encode()
        )
    listed = " ".join(f"{kid} 0 R" for kid in kids)
    objects[1] = f"<< /Type /Pages /Count {len(kids)} /Kids [ {listed} ] >>".encode()
    return _joined(objects, trailer)


def _joined(objects, trailer):
    data, places = b"%PDF-1.5\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    start = len(data)
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    end = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
    end += f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R {trailer} >>\nstartxref\n{start}\n%%EOF\n"
    return data + end.encode()
