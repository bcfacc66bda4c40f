/* value.c: values of the wrong kind. A number written the Indonesian way is the commonest mistake of all: its right spelling is told. */
#include "data/value.h"

#include "base/buffer.h"
#include "base/suggest.h"

#include <ctype.h>
#include <string.h>

/* Explanations by the names of types in templates/skema/umum.xsd and tipe-*.xsd. */
static const struct {
    const char *type, *text;
} kinds[] = {
    {"angka", N_("is not a number; write 86.11, with a decimal point and without thousands separators")},
    {"angka-positif", N_("is not a number above zero; write 1.5, with a decimal point")},
    {"angka-atau-tak-diketahui",
     N_("is not a number; write 86.11, with a decimal point and without thousands separators, or ? when it is not known")},
    {"cacah", N_("is not a whole number; write 0, 1, 2 and so on")},
    {"tahun", N_("is not a year; write four digits, such as 2024")},
    {"masa", N_("is not a period; write 2024 or 2024-2026")},
    {"tanggal", N_("is not a date; write year-month-day, such as 2024-09-02")},
    {"tanggal-sebagian", N_("is not a date; write 2024-09-02, or 2024-09 or 2024 when the day or month is not known")},
    {"id", N_("is not an id; write letters, digits and . _ : - without blanks, such as S1.1")},
    {"kode-atau-id", N_("is neither a code nor an id; write 1.06.04.2.01 or S1.1, without blanks")},
    {"kode-urusan", N_("is not the code of an urusan; write 1.06")},
    {"kode-program", N_("is not the code of a program; write urusan.bidang.program, such as 1.06.04")},
    {"kode-kegiatan", N_("is not the code of a kegiatan; write the program's code and two parts more, such as 1.06.04.2.01")},
    {"kode-subkegiatan", N_("is not the code of a sub kegiatan; write the kegiatan's code and two to four digits more, such as 1.06.04.2.01.0001")},
    {"kode", N_("is not a code of the nomenclature; write 1.06.04, 1.06.04.2.01 or 1.06.04.2.01.0001")},
    {"daftar-kode-program", N_("is not a code of a program, or several with blanks between; write 1.06.04 1.06.05")},
    {"nip", N_("is not a NIP; write its 18 digits")},
    {"berkas", N_("is not a file in the data folder; write gambar/NAME, without / at the front")},
    {"panjang", N_("is not a length; write 12pt, 10mm or 2.5cm")},
    {"tepat-lebar", N_("is not a width; write 100%, 60mm or 5.5cm")},
    {"b-lebar", N_("is not a width; write 100%, 60mm or 5.5cm")},
    {"tepat-lebar-kolom", N_("is not the width of a column; write 10mm, a weight such as 2*, or alami")},
    {"b-lebar-kolom", N_("is not the width of a column; write 10mm, a weight such as 2*, or alami")},
    {"tepat-tinggi-spasi", N_("is not a height; write 12pt, 10mm, or a share such as 2*")},
    {"b-tinggi-spasi", N_("is not a height; write 12pt, 10mm, or a share such as 2*")},
    {"warna-hex", N_("is not a colour; write the name of one in the style's palette, such as utama, or #1f4e79")},
    {"warna", N_("is not a colour; write the name of one in the style's palette, such as utama, or #1f4e79")},
    {"teks", N_("is empty; write its text, or leave it out")},
};

static const char *kind_text(const char *type)
{
    for (size_t i = 0; type && i < sizeof kinds / sizeof *kinds; i++)
        if (strcmp(kinds[i].type, type) == 0)
            return kinds[i].text;
    return NULL;
}

bool value_is_known(const char *type)
{
    return kind_text(type) != NULL;
}

/* ---- numbers as people write them ---- */

/* Whether the points in `text` part groups of three digits: "29.296.151.220". */
static bool is_grouped(const char *text)
{
    size_t head = strspn(text, "0123456789");
    if (head < 1 || head > 3 || text[head] != '.')
        return false;
    for (text += head; *text == '.'; text += 4)
        if (strspn(text + 1, "0123456789") != 3)
            return false;
    return *text == '\0' || *text == ',';
}

/* "Rp 29.296.151.220,-", "86,11 %", "1.373.500.000" as our data writes them; NULL when it is no number either. */
static const char *plain_number(Arena *arena, const char *text)
{
    Buffer b = buffer_in(arena);
    text += strspn(text, " ");
    if (*text == '-')
        buffer_put_char(&b, *text++);
    if (strncmp(text, "Rp", 2) == 0)
        text += 2 + (text[2] == '.');
    text += strspn(text, " ");
    size_t len = strcspn(text, " %");
    if (text[len + strspn(text + len, " %")] != '\0')
        return NULL;
    char *digits = arena_strndup(arena, text, len);
    if (!digits || !isdigit((unsigned char)*digits))
        return NULL;
    if (len >= 2 && strcmp(digits + len - 2, ",-") == 0)
        digits[len - 2] = '\0';
    bool grouped = is_grouped(digits);
    for (const char *p = digits; *p; p++) {
        if (!isdigit((unsigned char)*p) && *p != ',' && *p != '.')
            return NULL;
        if (!(grouped && *p == '.'))
            buffer_put_char(&b, *p == ',' ? '.' : *p);
    }
    const char *made = buffer_text(&b), *point = strchr(made, '.');
    return point && (strchr(point + 1, '.') || !point[1]) ? NULL : made;
}

/* ---- saying it ---- */

typedef struct Value {
    Diags *diags;
    Place at;
    const char *what; /* `attribute "nilai" of <target>` */
    const char *text;
} Value;

static void explain_choice(const Value *v, const Words *values)
{
    Buffer b = buffer_in(v->diags->arena);
    for (size_t i = 0; i < values->count; i++)
        buffer_printf(&b, "%s%s", i ? ", " : "", values->items[i]);
    const char *meant = suggest(v->text, values->items);
    if (meant)
        diag_error(v->diags, v->at, "D107", _("%s: \"%.80s\" is not possible. Did you mean \"%s\"? Expected one of: %s"), v->what, v->text, meant,
                   buffer_text(&b));
    else
        diag_error(v->diags, v->at, "D107", _("%s: \"%.80s\" is not possible; expected one of: %s"), v->what, v->text, buffer_text(&b));
}

static void explain_kind(const Value *v, const char *type)
{
    const char *number = strncmp(type, "angka", 5) == 0 ? plain_number(v->diags->arena, v->text) : NULL;
    if (strcmp(type, "teks") == 0 || (!v->text[0] && strncmp(type, "angka", 5) != 0))
        diag_error(v->diags, v->at, "D107", _("%s is empty; write its value, or leave it out"), v->what);
    else if (number && strcmp(number, v->text) != 0)
        diag_error(v->diags, v->at, "D107", _("%s: \"%.80s\" is not a number; write %.80s, with a decimal point and without thousands separators"),
                   v->what, v->text, number);
    else
        diag_error(v->diags, v->at, "D107", "%s: \"%.80s\" %s", v->what, v->text, _(kind_text(type)));
}

void value_explain(Diags *diags, const xmlNode *node, const char *attribute, const char *type, const Words *values)
{
    Arena *arena = diags->arena;
    const char *name = (const char *)node->name;
    const char *text = attribute                                   ? data_attr(node, attribute)
                       : node->children && node->children->content ? (const char *)node->children->content
                                                                   : "";
    const char *what = attribute ? arena_printf(arena, _("attribute \"%s\" of <%s>"), attribute, name) : arena_printf(arena, _("element <%s>"), name);
    Value v = {diags, data_place(node), what ? what : "", text ? text : ""};
    if (type)
        explain_kind(&v, type);
    else if (values->count)
        explain_choice(&v, values);
    else
        diag_error(diags, v.at, "D107", _("%s: \"%.80s\" is not expected here; see the schema for what is"), v.what, v.text);
}
