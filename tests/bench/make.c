/* make.c: makes the documents that are measured, on standard output.
 *
 *     make times N NASKAH.xml   the naskah with the chapters of its <isi> N times over
 *     make rows N               a table of N rows
 *     make photo FILE.jpg       a photograph of 12 megapixels, taken with the phone held upright
 *     make blocks FILE.json     a naskah of neutral blocks: ["h",level,text] ["p",runs] ["li",depth,label,runs] ["ctr",lines] ["kv",pairs] ["tbl",table]
 *                               ["chart",caption,primitives] ["fig",caption] ["sig",left,right] ["pb"] ["land",blocks]                                   */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <jansson.h>
#include <libxml/parser.h>
#include <libxml/tree.h>

#include "../unit/pictures.h"

/* ---- times ---- */

static xmlNodePtr find(xmlNodePtr node, const char *name)
{
    for (xmlNodePtr n = node->children; n; n = n->next)
        if (n->type == XML_ELEMENT_NODE && strcmp((const char *)n->name, name) == 0)
            return n;
    return NULL;
}

static bool has_id(xmlNodePtr node, const char *id)
{
    xmlChar *own = xmlGetProp(node, (const xmlChar *)"id");
    bool found = own && strcmp((const char *)own, id) == 0;
    xmlFree(own);
    for (xmlNodePtr n = node->children; n && !found; n = n->next)
        found = n->type == XML_ELEMENT_NODE && has_id(n, id);
    return found;
}

static void rename_value(xmlNodePtr node, const char *name, xmlNodePtr within, int copy)
{
    char renamed[512];
    xmlChar *value = xmlGetProp(node, (const xmlChar *)name);
    if (value && (!within || has_id(within, (const char *)value))) {
        snprintf(renamed, sizeof renamed, "%.400s-%d", (const char *)value, copy);
        xmlSetProp(node, (const xmlChar *)name, (const xmlChar *)renamed);
    }
    xmlFree(value);
}

/* Gives a copy its own ids, and leads its references to them. */
static void rename_all(xmlNodePtr node, xmlNodePtr original, int copy)
{
    for (xmlNodePtr n = node; n; n = n->next) {
        if (n->type != XML_ELEMENT_NODE)
            continue;
        rename_value(n, "id", NULL, copy);
        bool arrow = strcmp((const char *)n->name, "panah") == 0;
        if (arrow || strcmp((const char *)n->name, "rujukan") == 0)
            rename_value(n, "ke", original, copy);
        if (arrow)
            rename_value(n, "dari", original, copy);
        rename_all(n->children, original, copy);
    }
}

static int times(int count, const char *path)
{
    xmlDocPtr doc = xmlReadFile(path, NULL, XML_PARSE_NONET);
    xmlNodePtr body = doc ? find(xmlDocGetRootElement(doc), "isi") : NULL;
    if (!body)
        return 1;
    xmlNodePtr original = xmlCopyNode(body, 1);
    for (int i = 1; i < count; i++) {
        xmlNodePtr chapters = xmlDocCopyNodeList(doc, original->children);
        rename_all(chapters, original, i);
        xmlAddChildList(body, chapters);
    }
    xmlDocDump(stdout, doc);
    xmlFreeNode(original);
    xmlFreeDoc(doc);
    return 0;
}

/* ---- rows ---- */

/* Eight columns, as a budget table has. */
static int rows(int count)
{
    puts("<naskah versi=\"1\"><isi><bab judul=\"Tabel\"><tabel judul=\"Baris\"><kolom lebar=\"12mm\" rata=\"kanan\"/><kolom lebar=\"alami\"/>"
         "<kolom lebar=\"2*\"/><kolom lebar=\"1*\"/><kolom rata=\"kanan\"/><kolom rata=\"kanan\"/><kolom rata=\"desimal\"/><kolom rata=\"tengah\"/>"
         "<kepala><baris><sel>No.</sel><sel>Kode</sel><sel>Sub Kegiatan</sel><sel>Bidang</sel><sel>Pagu (Rp)</sel><sel>Realisasi "
         "(Rp)</sel><sel>%</sel>"
         "<sel>Triwulan</sel></baris></kepala><badan>");
    for (int i = 1; i <= count; i++)
        printf(
            "<baris><sel>%d</sel><sel>1.06.%02d.2.%02d.%04d</sel><sel>Penyediaan layanan dasar bagi kelompok penerima ke-%d</sel><sel>Bidang %c</sel>"
            "<sel>%d.%03d.000</sel><sel>%d.%03d.500</sel><sel>%d,%d</sel><sel>%d</sel></baris>\n",
            i, i % 9 + 1, i % 20 + 1, i % 10000, i, 'A' + i % 6, i % 900 + 100, i % 1000, i % 800 + 99, i % 1000, i % 100, i % 90 + 10, i % 4 + 1);
    puts("</badan></tabel></bab></isi></naskah>");
    return 0;
}

/* ---- blocks ---- */

static int level;              /* of open headings */
static int depth;              /* of open lists */
static bool landscape, turned; /* wanted; begun: a <bagian> may not hold headings */

static void put(const char *text)
{
    for (; *text; text++)
        if (*text == '&')
            fputs("&amp;", stdout);
        else if (*text == '<')
            fputs("&lt;", stdout);
        else if (*text == '"')
            fputs("&quot;", stdout);
        else
            putchar(*text);
}

static const char *string_at(json_t *array, size_t i)
{
    const char *text = json_string_value(json_array_get(array, i));
    return text ? text : "";
}

static void element(const char *name, const char *text)
{
    printf("<%s>", name);
    put(text);
    printf("</%s>", name);
}

static void close_lists(int to)
{
    for (; depth > to; depth--)
        fputs("</butir></daftar>", stdout);
}

static void heading(int to, const char *text)
{
    for (; level >= to; level--)
        fputs(level == 1 ? "</bab>\n" : "</subbab>\n", stdout);
    for (level++; level <= to; level++) {
        fputs(level == 1 ? "<bab nomor=\"tidak\" judul=\"" : "<subbab nomor=\"tidak\" judul=\"", stdout);
        put(level == to ? text : "");
        fputs("\">\n", stdout);
    }
    level = to;
}

static void put_runs(json_t *runs)
{
    fputs("<paragraf>", stdout);
    for (size_t i = 0; i < json_array_size(runs); i++) {
        json_t *run = json_array_get(runs, i);
        bool bold = strchr(string_at(run, 1), 'b'), italic = strchr(string_at(run, 1), 'i');
        printf("%s%s", bold ? "<tebal>" : "", italic ? "<miring>" : "");
        put(string_at(run, 0));
        printf("%s%s", italic ? "</miring>" : "", bold ? "</tebal>" : "");
    }
    fputs("</paragraf>\n", stdout);
}

static void list_item(int to, const char *label, json_t *runs)
{
    if (to > depth)
        to = depth;
    close_lists(to + 1);
    if (depth == to + 1) {
        fputs("</butir><butir>", stdout);
    } else {
        bool digit = *label >= '0' && *label <= '9', letter = *label >= 'a' && *label <= 'z';
        printf("<daftar jenis=\"%s\"><butir>", digit ? "angka" : letter ? "huruf" : *label == 'I' ? "romawi" : "strip");
        depth++;
    }
    put_runs(runs);
}

static void put_row(json_t *row)
{
    fputs("<baris>", stdout);
    for (size_t i = 0; i < json_array_size(row); i++) {
        json_t *cell = json_array_get(row, i);
        if (!json_is_array(cell))
            continue; /* covered by a merge */
        const char *align = string_at(cell, 3);
        printf("<sel gabung-kolom=\"%lld\" gabung-baris=\"%lld\"%s%s>", (long long)json_integer_value(json_array_get(cell, 1)),
               (long long)json_integer_value(json_array_get(cell, 2)),
               *align == 'c'   ? " rata=\"tengah\""
               : *align == 'r' ? " rata=\"kanan\""
                               : "",
               json_is_true(json_array_get(cell, 4)) ? " tebal=\"ya\"" : "");
        put(string_at(cell, 0));
        fputs("</sel>", stdout);
    }
    fputs("</baris>\n", stdout);
}

static void put_rows(const char *name, json_t *all)
{
    if (!json_array_size(all))
        return;
    printf("<%s>", name);
    for (size_t i = 0; i < json_array_size(all); i++)
        put_row(json_array_get(all, i));
    printf("</%s>", name);
}

static void table(json_t *t)
{
    json_t *widths = json_object_get(t, "w"), *aligns = json_object_get(t, "al");
    const char *caption = json_string_value(json_object_get(t, "cap"));
    double size = json_number_value(json_object_get(t, "fs"));
    fputs("<tabel nomor=\"tidak\"", stdout);
    if (size > 0)
        printf(" ukuran=\"%gpt\"", size);
    if (caption && *caption) {
        fputs(" judul=\"", stdout);
        put(caption);
        putchar('"');
    }
    putchar('>');
    for (size_t i = 0; i < json_array_size(widths); i++) {
        const char *align = string_at(aligns, i);
        printf("<kolom lebar=\"%g*\" rata=\"%s\"/>", json_number_value(json_array_get(widths, i)),
               *align == 'c'   ? "tengah"
               : *align == 'r' ? "kanan"
                               : "kiri");
    }
    put_rows("kepala", json_object_get(t, "head"));
    put_rows("badan", json_object_get(t, "body"));
    fputs("</tabel>\n", stdout);
}

static void signatory(json_t *lines)
{
    size_t count = json_array_size(lines), end = count, first = 0;
    if (!count)
        return;
    bool nip = strncmp(string_at(lines, count - 1), "NIP", 3) == 0;
    end = count - (nip && count > 3 ? 3 : 1);
    fputs("<pihak>", stdout);
    if (end > 1 && strstr(string_at(lines, 0), "20"))
        element("tempat-tanggal", string_at(lines, first++));
    if (first == end)
        element("jabatan", "");
    for (; first < end; first++)
        element("jabatan", string_at(lines, first));
    element("nama", string_at(lines, end));
    if (nip && count > 3) {
        element("pangkat", string_at(lines, count - 2));
        element("nip", string_at(lines, count - 1));
    }
    fputs("</pihak>", stdout);
}

/* Columns, with the names that stand below the axis and the values that stand above it, in turn one of each series. */
static void chart(const char *caption, json_t *primitives)
{
    enum { MOST = 100 };
    const char *names[MOST], *values[MOST];
    size_t name_count = 0, value_count = 0;
    for (size_t i = 0; i < json_array_size(primitives); i++) {
        json_t *p = json_array_get(primitives, i);
        if (strcmp(string_at(p, 0), "text") != 0 || *string_at(p, 3) != 'm')
            continue;
        if (json_number_value(json_array_get(p, 2)) > 58 && name_count < MOST)
            names[name_count++] = string_at(p, 5);
        else if (value_count < MOST)
            values[value_count++] = string_at(p, 5);
    }
    size_t series = name_count ? value_count / name_count : 0;
    fputs("<grafik jenis=\"kolom\" nomor=\"tidak\" judul=\"", stdout);
    put(caption);
    fputs("\">", stdout);
    for (size_t i = 0; i < name_count; i++)
        element("kategori", names[i]);
    for (size_t k = 0; k < series; k++) {
        printf("<seri nama=\"%zu\">", k + 1);
        for (size_t i = 0; i < name_count; i++)
            printf("<titik nilai=\"%g\"/>", atof(values[i * series + k]));
        fputs("</seri>", stdout);
    }
    fputs("</grafik>\n", stdout);
}

static void blocks(json_t *list);

static void turn(bool wanted)
{
    if (wanted != turned)
        puts(wanted ? "<bagian orientasi=\"lanskap\">" : "</bagian>");
    turned = wanted;
}

static void one(json_t *b)
{
    const char *kind = string_at(b, 0);
    json_t *second = json_array_get(b, 1);
    if (strcmp(kind, "li") != 0)
        close_lists(0);
    if (strcmp(kind, "land") != 0)
        turn(landscape && strcmp(kind, "h") != 0);
    if (strcmp(kind, "h") == 0)
        heading((int)json_integer_value(second), string_at(b, 2));
    else if (strcmp(kind, "p") == 0)
        put_runs(second);
    else if (strcmp(kind, "li") == 0)
        list_item((int)json_integer_value(second), string_at(b, 2), json_array_get(b, 3));
    else if (strcmp(kind, "tbl") == 0)
        table(second);
    else if (strcmp(kind, "chart") == 0)
        chart(string_at(b, 1), json_array_get(b, 2));
    else if (strcmp(kind, "fig") == 0)
        element("paragraf", string_at(b, 1));
    else if (strcmp(kind, "pb") == 0)
        puts("<halaman-baru/>");
    else if (strcmp(kind, "land") == 0) {
        landscape = true;
        blocks(second);
        landscape = false;
    } else if (strcmp(kind, "sig") == 0) {
        fputs("<ttd>", stdout);
        signatory(second);
        signatory(json_array_get(b, 2));
        fputs("</ttd>\n", stdout);
    } else if (strcmp(kind, "ctr") == 0) {
        for (size_t i = 0; i < json_array_size(second); i++) {
            fputs("<paragraf rata=\"tengah\">", stdout);
            put(string_at(second, i));
            fputs("</paragraf>\n", stdout);
        }
    } else if (strcmp(kind, "kv") == 0) {
        fputs("<tabel nomor=\"tidak\"><kolom lebar=\"30mm\"/><kolom lebar=\"1*\"/><badan>", stdout);
        for (size_t i = 0; i < json_array_size(second); i++) {
            fputs("<baris>", stdout);
            element("sel", string_at(json_array_get(second, i), 0));
            element("sel", string_at(json_array_get(second, i), 1));
            fputs("</baris>", stdout);
        }
        fputs("</badan></tabel>\n", stdout);
    }
}

static void blocks(json_t *list)
{
    for (size_t i = 0; i < json_array_size(list); i++)
        one(json_array_get(list, i));
}

static int from_json(const char *path)
{
    json_t *list = json_load_file(path, 0, NULL);
    if (!json_is_array(list))
        return 1;
    puts("<naskah versi=\"1\"><kaki-halaman><tengah><nomor-halaman/></tengah></kaki-halaman><halaman-depan><daftar-isi judul=\"Daftar Isi\"/>"
         "<daftar-tabel judul=\"Daftar Tabel\"/><daftar-gambar judul=\"Daftar Gambar\"/></halaman-depan><isi>");
    blocks(list);
    close_lists(0);
    turn(false);
    for (; level > 0; level--)
        puts(level == 1 ? "</bab>" : "</subbab>");
    puts("</isi></naskah>");
    json_decref(list);
    return 0;
}

/* Noise as coarse as print resolves, which is still there after scaling, and compresses worse than any scene. */
static int photo(const char *path)
{
    GdkPixbuf *coarse = picture_pixels(800, 600, FALSE, TRUE);
    GdkPixbuf *large = gdk_pixbuf_scale_simple(coarse, 4000, 3000, GDK_INTERP_BILINEAR);
    g_object_unref(coarse);
    if (!large)
        return 3;
    picture_jpeg_of(path, large, 6);
    return 0;
}

int main(int argc, char **argv)
{
    if (argc == 4 && strcmp(argv[1], "times") == 0)
        return times(atoi(argv[2]), argv[3]);
    if (argc == 3 && strcmp(argv[1], "rows") == 0)
        return rows(atoi(argv[2]));
    if (argc == 3 && strcmp(argv[1], "blocks") == 0)
        return from_json(argv[2]);
    if (argc == 3 && strcmp(argv[1], "photo") == 0)
        return photo(argv[2]);
    return 2;
}
