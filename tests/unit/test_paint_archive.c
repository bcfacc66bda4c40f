/* test_paint_archive.c: what a file for years must bear: data inside, the order for the web, a signature added later, a QR code that readers read. From the built program. */
#include "program.h"

#include <qpdf/qpdf-c.h>

static const char *report(const char *data, const char *options, const char *name)
{
    const char *path = temporary(name);
    succeed("%s laporan %s --tahun 2024 %s -o %s", LKIP, data, options, path);
    return path;
}

/* The user's files come back as they went in; a file that was not read does not travel. */
static void data_inside(void **state)
{
    (void)state;
    const char *data = temporary("data"), *out = temporary("keluar");
    succeed("cp -R tests/data/kecil %s && echo rahasia > %s/rahasia.xml && cp %s/tahun-2024.xml %s/tahun-2030.xml", data, data, data, data);
    const char *pdf = report(data, "--sertakan-data", "data.pdf"), *again = report(data, "--sertakan-data", "data-2.pdf");
    succeed("cmp %s %s && qpdf --check %s", pdf, again, pdf);
    succeed("mkdir %s && pdfdetach -saveall -o %s %s", out, out, pdf);
    assert_string_equal(succeed("ls %s", out),
                        succeed("cd tests/data/kecil && ls renstra.xml tahun-*.xml narasi-2024.xml pengaturan.xml 2>/dev/null; true"));
    succeed("for f in %s/*; do cmp $f %s/$(basename $f) || exit 1; done", out, data);
    const char *json = succeed("qpdf --json=2 --json-key=qpdf %s", pdf);
    assert_has(json, "\"/AFRelationship\": \"/Data\"");
    assert_has(json, "\"/Subtype\": \"/text/xml\"");
    assert_has(json, "\"/AF\": [");
    assert_has(succeed("pdfinfo -meta %s", pdf), "<pdfaid:part>3</pdfaid:part>");
    assert_has(succeed("pdfinfo -meta %s", report(data, "", "plain.pdf")), "<pdfaid:part>2</pdfaid:part>");
}

/* A link that leads out of the folder is not followed into the PDF, and other formats hold no files. */
static void only_from_the_folder(void **state)
{
    (void)state;
    const char *data = temporary("tautan");
    succeed("cp -R tests/data/kecil %s && mv %s/tahun-2024.xml %s && ln -s %s %s/tahun-2024.xml", data, data, temporary("luar.xml"),
            temporary("luar.xml"), data);
    Result r = run("%s laporan %s --tahun 2024 --sertakan-data -o %s", LKIP, data, temporary("tautan.pdf"));
    assert_int_equal(r.status, 1);
    assert_has(r.err, "[D016]");
    assert_int_not_equal(access(temporary("tautan.pdf"), F_OK), 0);
    r = run("%s laporan tests/data/kecil --tahun 2024 --sertakan-data -o %s", LKIP, temporary("a.txt"));
    assert_int_equal(r.status, 1);
    assert_has(r.err, "[O105]");
}

static void for_the_web(void **state)
{
    (void)state;
    const char *pdf = temporary("web.pdf"), *again = temporary("web-2.pdf"), *out = temporary("naskah");
    succeed("%s cetak tests/data/arsip.xml --web --sertakan-data -o %s && %s cetak tests/data/arsip.xml --web --sertakan-data -o %s", LKIP, pdf, LKIP,
            again);
    assert_has(succeed("qpdf --check-linearization %s", pdf), "no linearization errors");
    succeed("cmp %s %s && mkdir %s && pdfdetach -saveall -o %s %s && cmp %s/arsip.xml tests/data/arsip.xml", pdf, again, out, out, pdf, out);
    assert_string_equal(succeed("pdftotext %s -", pdf),
                        succeed("%s cetak tests/data/arsip.xml -o %s > /dev/null && pdftotext %s -", LKIP, again, again));
}

/* What a report for the archive may weigh: 1.2 times its draft. */
static void small(void **state)
{
    (void)state;
    const char *tagged = report("examples/dumai", "", "arsip.pdf"), *draft = report("examples/dumai", "--profil draf", "draf.pdf");
    long size = atol(succeed("stat -c %%s %s", tagged)), plain = atol(succeed("stat -c %%s %s", draft));
    assert_true(plain > 100000);
    assert_true(size * 5 <= plain * 6);
}

/* ---- structure ---- */

enum { DEPTH_MAX = 40 };

typedef struct Seen {
    qpdf_data q;
    int level;                   /* of the last heading */
    int headings, tables, heads; /* heads: cells that name theirs */
    Buffer titles;
} Seen;

static bool has(Seen *seen, qpdf_oh element, const char *key)
{
    return qpdf_oh_has_key(seen->q, element, key);
}

static void look_at(Seen *seen, qpdf_oh element, const char *type, const char *parent)
{
    if (type[1] == 'H' && type[2] >= '1' && type[2] <= '4') {
        int level = type[2] - '0';
        assert_true(level <= seen->level + 1);
        assert_string_equal(parent, "/Sect");
        seen->level = level;
        seen->headings++;
        if (has(seen, element, "/T"))
            buffer_printf(&seen->titles, "%s\n", qpdf_oh_get_utf8_value(seen->q, qpdf_oh_get_key(seen->q, element, "/T")));
    }
    if (!strcmp(type, "/Figure") || !strcmp(type, "/Formula"))
        assert_true(strlen(qpdf_oh_get_utf8_value(seen->q, qpdf_oh_get_key(seen->q, element, "/Alt"))) > 1);
    if (!strcmp(type, "/TR"))
        assert_true(!strcmp(parent, "/THead") || !strcmp(parent, "/TBody") || !strcmp(parent, "/TFoot"));
    if (!strcmp(type, "/TH") || !strcmp(type, "/TD"))
        assert_string_equal(parent, "/TR");
    if (!strcmp(type, "/TH"))
        assert_true(qpdf_oh_is_name(seen->q, qpdf_oh_get_key(seen->q, qpdf_oh_get_key(seen->q, element, "/A"), "/Scope")));
    if (!strcmp(type, "/TOCI"))
        assert_string_equal(parent, "/TOC");
    if (!strcmp(type, "/LI"))
        assert_string_equal(parent, "/L");
    seen->tables += !strcmp(type, "/Table");
    seen->heads += !strcmp(type, "/TD") && has(seen, element, "/A") && has(seen, qpdf_oh_get_key(seen->q, element, "/A"), "/Headers");
}

static void walk(Seen *seen, qpdf_oh element, const char *parent, int depth)
{
    assert_true(depth < DEPTH_MAX);
    if (!qpdf_oh_is_dictionary(seen->q, element) || !has(seen, element, "/S"))
        return;
    const char *type = arena_strdup(arena, qpdf_oh_get_name(seen->q, qpdf_oh_get_key(seen->q, element, "/S")));
    look_at(seen, element, type, parent);
    qpdf_oh kids = qpdf_oh_get_key(seen->q, element, "/K");
    int n = qpdf_oh_is_array(seen->q, kids) ? qpdf_oh_get_array_n_items(seen->q, kids) : -1;
    if (n < 0)
        walk(seen, kids, type, depth + 1);
    for (int i = 0; i < n; i++) {
        qpdf_oh kid = qpdf_oh_get_array_item(seen->q, kids, i);
        walk(seen, kid, type, depth + 1);
        qpdf_oh_release(seen->q, kid);
    }
}

/* The example report: levels of headings never jump, every figure has its words, every head its scope, and in tables with heads of several levels each cell names its own. */
static void structure_of_the_example(void **state)
{
    (void)state;
    const char *pdf = report("examples/dumai", "", "dumai.pdf");
    Seen seen = {.q = qpdf_init(), .titles = buffer_in(arena)};
    assert_int_equal(qpdf_read(seen.q, pdf, NULL), QPDF_SUCCESS);
    qpdf_oh tree = qpdf_oh_get_key(seen.q, qpdf_get_root(seen.q), "/StructTreeRoot");
    walk(&seen, qpdf_oh_get_key(seen.q, tree, "/K"), "", 0);
    qpdf_cleanup(&seen.q);
    assert_true(seen.headings > 80 && seen.tables > 100 && seen.heads > 100);
}

/* Sections, contents lists, links with their words, notes beside their marks, foreign words with their language, captions: as poppler and qpdf read them back. */
static void elements_of_every_kind(void **state)
{
    (void)state;
    static const char *const parts[] = {
        "Sect|H1 \"Daftar Isi\" (block)|\"DAFTAR ISI\"|TOC|TOCI|Link (inline)|\"BAB I Huruf \"|Object|\"1\"|TOCI|Link (inline)|\"1.1 Daftar \"|",
        "|\"Lihat \"|Link (inline)|Object|\"Tabel 2.1\"|\", \"|Link (inline)|Object|\"Gambar 2.1\"|\", \"|Link (inline)|Object|\"laman\"|\", \"|Span "
        "(inline)|\"good governance\"|\", dan catatan\"|Reference (inline)|\"1\"|\" serta satu lagi\"|Reference (inline)|\"2\"|\".\"|Note|\"1\"|P "
        "(block)|\"Catatan dengan tebal.\"|Note|\"2\"|P (block)|\"Kedua.\"|Sect|H2 \"Daftar\" (block)|\"1.1 Daftar\"|L (block):|/ListNumbering "
        "/Decimal|LI (block)|Lbl (block)|\"1.\"|LBody (block)|P (block)|\"satu\"|",
        "|Sect|H1 \"Tabel dan gambar\" (block)|\"BAB II TABEL DAN GAMBAR\"|Table (block)|Caption|\"Tabel 2.1 Kepala bertingkat\"|THead|TR|",
    };
    const char *pdf = temporary("arsip.pdf");
    succeed("%s cetak tests/data/arsip.xml -o %s > /dev/null", LKIP, pdf);
    const char *tree = succeed("pdfinfo -struct-text %s | sed 's/^ *//; s/^Object .*/Object/; s/^Note .*/Note/' | tr '\n' '|'", pdf);
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        assert_has(tree, parts[i]);
    assert_has(succeed("qpdf --json=2 --json-key=qpdf %s | tr -d ' \n'", pdf), "\"/Lang\":\"u:en\"");
}

/* ---- a signature ---- */

static void put_row(Buffer *rows, size_t offset)
{
    buffer_printf(rows, "01%08zX0000", offset);
}

/* An object again, with one entry more. */
static void put_again(qpdf_data q, Buffer *out, qpdf_oh object, const char *entry)
{
    const char *old = qpdf_oh_unparse_resolved(q, object);
    buffer_printf(out, "%d 0 obj\n%.*s%s>>\nendobj\n", qpdf_oh_get_object_id(q, object), (int)strlen(old) - 2, old, entry);
}

/* Catalogue and first page with the field, the field, the signature, and the table of these: what a signing service appends. */
static const char *signature_update(qpdf_data q, size_t base, const char *previous)
{
    qpdf_oh catalog = qpdf_get_root(q), page = qpdf_get_page_n(q, 0);
    int next = qpdf_oh_get_int_value_as_int(q, qpdf_oh_get_key(q, qpdf_get_trailer(q), "/Size"));
    Buffer out = buffer_in(arena), rows = buffer_in(arena);
    assert_false(qpdf_oh_has_key(q, page, "/Annots"));
    put_row(&rows, base);
    put_again(q, &out, catalog, arena_printf(arena, "/AcroForm<</Fields[%d 0 R]/SigFlags 3>>", next));
    put_row(&rows, base + out.len);
    put_again(q, &out, page, arena_printf(arena, "/Annots[%d 0 R]", next));
    put_row(&rows, base + out.len);
    buffer_printf(&out, "%d 0 obj\n<</Type/Annot/Subtype/Widget/FT/Sig/T(ttd)/F 132/Rect[0 0 0 0]/P %d 0 R/V %d 0 R>>\nendobj\n", next,
                  qpdf_oh_get_object_id(q, page), next + 1);
    put_row(&rows, base + out.len);
    buffer_printf(&out, "%d 0 obj\n<</Type/Sig/Filter/Adobe.PPKLite/SubFilter/adbe.pkcs7.detached/Contents<%064d>>>\nendobj\n", next + 1, 0);
    size_t table = base + out.len;
    put_row(&rows, table);
    buffer_printf(&out,
                  "%d 0 obj\n<</Type/XRef/Size %d/W[1 4 2]/Index[%d 1 %d 1 %d 3]/Root %d 0 R/Prev %s/Filter/ASCIIHexDecode/Length "
                  "%zu>>\nstream\n%s>\nendstream\nendobj\n",
                  next + 2, next + 3, qpdf_oh_get_object_id(q, catalog), qpdf_oh_get_object_id(q, page), next, qpdf_oh_get_object_id(q, catalog),
                  previous, rows.len + 1, rows.text);
    buffer_printf(&out, "startxref\n%zu\n%%%%EOF\n", table);
    return buffer_text(&out);
}

/* A signing service appends; the bytes before stay, and the file is as sound as it was, and as readable. */
static void signature_later(void **state)
{
    (void)state;
    const char *pdf = report("tests/data/kecil", "", "tanda.pdf"), *signed_pdf = temporary("bertanda.pdf");
    size_t base = (size_t)atol(succeed("stat -c %%s %s", pdf));
    qpdf_data q = qpdf_init();
    assert_int_equal(qpdf_read(q, pdf, NULL), QPDF_SUCCESS);
    assert_false(qpdf_oh_has_key(q, qpdf_get_trailer(q), "/Encrypt"));
    char *previous = arena_strdup(arena, succeed("tail -n 2 %s | head -n 1 | tr -d '\\n'", pdf));
    const char *update = signature_update(q, base, previous);
    qpdf_cleanup(&q);
    FILE *file = fopen(temporary("tambahan"), "wb");
    fputs(update, file);
    fclose(file);
    succeed("cat %s %s > %s && cmp -n %zu %s %s", pdf, temporary("tambahan"), signed_pdf, base, pdf, signed_pdf);
    assert_has(succeed("qpdf --check %s", signed_pdf), "No syntax or stream encoding errors found");
    assert_has(succeed("qpdf --json=2 --json-key=acroform %s", signed_pdf), "\"fullname\": \"ttd\"");
    assert_string_equal(succeed("pdftotext %s -", signed_pdf), succeed("pdftotext %s -", pdf));
    assert_string_equal(succeed("pdfinfo -struct-text %s", signed_pdf), succeed("pdfinfo -struct-text %s", pdf));
}

/* The code beside an electronic signature says what it was told, from the PDF and from a picture of the page. */
static void qr_is_read(void **state)
{
    (void)state;
    static const char said[] = "https://tte.contoh.go.id/verifikasi?dok=LKIP-2024&kode=0123456789abcdef";
    if (run("command -v zbarimg").status != 0)
        skip();
    FILE *file = fopen(temporary("qr.xml"), "w");
    fprintf(file, "<naskah versi=\"1\"><isi><ttd elektronik=\"ya\"><pihak><jabatan>Kepala Contoh</jabatan><nama>Nama Contoh</nama>"
                  "<qr>https://tte.contoh.go.id/verifikasi?dok=LKIP-2024&amp;kode=0123456789abcdef</qr></pihak></ttd></isi></naskah>");
    fclose(file);
    succeed("cd %s && %s/%s cetak qr.xml -o qr.pdf && %s/%s cetak qr.xml -o qr.png && pdftoppm -r 150 -png qr.pdf halaman", folder, getenv("PWD"),
            LKIP, getenv("PWD"), LKIP);
    assert_string_equal(succeed("zbarimg -q --raw %s/halaman-1.png", folder), arena_printf(arena, "%s\n", said));
    assert_string_equal(succeed("zbarimg -q --raw %s/qr.png", folder), arena_printf(arena, "%s\n", said));
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(data_inside),
                                       cmocka_unit_test(only_from_the_folder),
                                       cmocka_unit_test(for_the_web),
                                       cmocka_unit_test(small),
                                       cmocka_unit_test(structure_of_the_example),
                                       cmocka_unit_test(elements_of_every_kind),
                                       cmocka_unit_test(signature_later),
                                       cmocka_unit_test(qr_is_read)};
    return cmocka_run_group_tests(tests, begin_run, end_run);
}
