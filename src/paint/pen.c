/* pen.c: where the pen is, and what it has to be told.
 *
 * A tag makes cairo begin a text object anew, with its font and the pen's place from the corner of the page: in a table that is most of the page. Here text objects that follow each
 * other become one, a font is named when it changes, and the pen moves from where it was. Each move is taken from where rounding has really left the pen, so that nothing adds up.
 * The gaps of a justified line, which are alike, become its word space. */
#include "paint/pen.h"

#include <math.h>
#include <string.h>

#include "paint/decimal.h"

static bool is_white(char c)
{
    return c == ' ' || c == '\n';
}

/* ---- values ---- */

void put_values(Buffer *out, Slice values)
{
    const char *end = values.at + values.len, *after;
    char last = '/';
    for (const char *at = values.at; at < end; at = after) {
        after = at + 1;
        if (is_white(*at))
            continue;
        after = pdf_skip_token(at, end);
        if (!pdf_is_delimiter(last) && !pdf_is_delimiter(*at))
            buffer_put_char(out, ' ');
        buffer_put_bytes(out, at, (size_t)(after - at));
        last = after[-1];
    }
    if (values.len && !pdf_is_delimiter(last))
        buffer_put_char(out, ' ');
}

static double rounded(double number, int thousandths)
{
    return round(number * 1000 / thousandths) * thousandths / 1000;
}

static void put_number(Buffer *out, double number)
{
    put_decimal(out, number);
    buffer_put_char(out, ' ');
}

void put_rounded(Buffer *out, Slice values, int thousandths)
{
    double number;
    const char *at = values.at, *end = values.at + values.len, *after;
    for (; at < end; at = after) {
        while (at < end && is_white(*at))
            at++;
        after = read_decimal(at, end, &number);
        if (after == at)
            break;
        put_number(out, rounded(number, thousandths));
    }
    put_values(out, (Slice){at, (size_t)(end - at)});
}

/* ---- the text object ---- */

Pen pen_on(Buffer *out)
{
    return (Pen){.out = out, .spread = NAN};
}

void pen_begin(Pen *pen)
{
    if (!pen->in_text)
        buffer_put(pen->out, "BT\n");
    if (!pen->in_text)
        pen->placed = false;
    pen->in_text = true;
}

void pen_end(Pen *pen)
{
    if (pen->in_text)
        buffer_put(pen->out, "ET\n");
    pen->in_text = false;
}

void pen_forget(Pen *pen)
{
    pen->font = (Slice){0};
    pen->spread = NAN;
}

/* ---- places ---- */

/* Moves the pen to where cairo wants it, to a hundredth of a point. */
static void move_to_wanted(Pen *pen)
{
    pen->owed = 0;
    double dx = rounded(pen->want_x - (pen->placed ? pen->x : 0), 10), dy = rounded(pen->want_y - (pen->placed ? pen->y : 0), 10);
    if (pen->placed && dx == 0 && dy == 0)
        return;
    buffer_put(pen->out, pen->placed ? "" : "1 0 0 -1 ");
    put_number(pen->out, dx);
    put_number(pen->out, pen->placed ? -dy : dy);
    buffer_put(pen->out, pen->placed ? "Td\n" : "Tm\n");
    pen->x = pen->placed ? pen->x + dx : dx;
    pen->y = pen->placed ? pen->y + dy : dy;
    pen->placed = true;
}

/* A matrix other than an upright size (slanted, turned) is copied, and so are the moves after it. */
void pen_matrix(Pen *pen, Slice operands)
{
    double m[6];
    pen->plain = read_decimals(operands.at, operands.len, m, 6) && m[1] == 0 && m[2] == 0 && m[0] > 0 && m[3] == -m[0];
    if (!pen->plain) {
        pen->placed = false;
        pen->want_size = 1;
        put_values(pen->out, operands);
        buffer_put(pen->out, "Tm\n");
        return;
    }
    pen->want_size = m[0];
    pen->want_x = m[4];
    pen->want_y = m[5];
    move_to_wanted(pen);
}

void pen_move(Pen *pen, Slice operands)
{
    double m[2];
    if (!pen->plain || !read_decimals(operands.at, operands.len, m, 2)) {
        put_values(pen->out, operands);
        buffer_put(pen->out, "Td\n");
        return;
    }
    pen->want_x += m[0] * pen->want_size;
    pen->want_y -= m[1] * pen->want_size;
    move_to_wanted(pen);
}

/* ---- fonts ---- */

static bool same(Slice a, Slice b)
{
    return a.len == b.len && a.at && b.at && !memcmp(a.at, b.at, a.len);
}

/* cairo sets every font in size 1, and its size by the matrix. */
void pen_font(Pen *pen, Slice operands)
{
    const char *name_end = operands.len ? pdf_skip_token(operands.at, operands.at + operands.len) : operands.at;
    pen->want_font = (Slice){operands.at, (size_t)(name_end - operands.at)};
}

static void set_font(Pen *pen)
{
    if (same(pen->font, pen->want_font) && pen->size == pen->want_size)
        return;
    pen->font = pen->want_font;
    pen->size = pen->want_size;
    buffer_put_bytes(pen->out, pen->font.at, pen->font.len);
    buffer_put_char(pen->out, ' ');
    put_number(pen->out, pen->size);
    buffer_put(pen->out, "Tf\n");
}

/* ---- lines ---- */

/* The gaps of a line, in thousandths of the size: what cairo adds behind each space. */
typedef struct Gaps {
    int count;
    double sum, least, most;
    bool mixed; /* there are spaces without one, or it is no text of single bytes */
} Gaps;

/* The number of spaces in a string, without its last character, and whether that is one too. */
static int inner_spaces(const char *at, const char *end, bool *last)
{
    int n = 0;
    *last = end - at > 2 && end[-2] == ' ';
    for (at++; at < end - 1; at++)
        n += *at == ' ';
    return n - *last;
}

static Gaps find_gaps(Slice line)
{
    Gaps gaps = {.least = INFINITY, .most = -INFINITY};
    const char *end = line.at + line.len, *after;
    bool behind_space = false;
    for (const char *at = line.at; at < end && !gaps.mixed; at = after) {
        double number;
        after = at + 1;
        if (is_white(*at) || *at == '[' || *at == ']')
            continue;
        after = pdf_skip_token(at, end);
        if (*at == '(') {
            gaps.mixed = behind_space || inner_spaces(at, after, &behind_space) > 0;
        } else if (*at == '<') {
            gaps.mixed = true;
        } else if (behind_space && read_decimals(at, (size_t)(after - at), &number, 1)) {
            gaps.count++;
            gaps.sum += number;
            gaps.least = fmin(gaps.least, number);
            gaps.most = fmax(gaps.most, number);
            behind_space = false;
        }
    }
    return gaps;
}

/* Copies the line without what stands behind its spaces; strings that then touch become one. True when it ends with a space, which cairo has not widened. */
static bool put_without_gaps(Buffer *out, Slice line)
{
    const char *end = line.at + line.len, *after;
    bool open = false, behind_space = false;
    for (const char *at = line.at; at < end; at = after) {
        after = at + 1;
        if (is_white(*at) || *at == '[' || *at == ']')
            continue;
        after = pdf_skip_token(at, end);
        if (*at == '(') {
            buffer_put(out, open ? "" : "(");
            buffer_put_bytes(out, at + 1, (size_t)(after - at) - 2);
            inner_spaces(at, after, &behind_space);
            open = true;
        } else if (!behind_space) {
            buffer_put(out, open ? ")" : "");
            buffer_put_bytes(out, at, (size_t)(after - at));
            open = false;
        }
    }
    buffer_put(out, open ? ")]" : "]");
    return open && behind_space;
}

static void set_spread(Pen *pen, double spread)
{
    if (pen->spread == spread)
        return;
    put_number(pen->out, spread);
    buffer_put(pen->out, "Tw\n");
    pen->spread = spread;
}

/* A line may go on in another font, without a move between: then the last space of the first part must not have been widened, and the second part takes it back. */
void pen_show(Pen *pen, Slice operands)
{
    pen_begin(pen);
    set_font(pen);
    bool array = operands.len && operands.at[0] == '[';
    Gaps gaps = array ? find_gaps(operands) : (Gaps){0};
    bool even = array && pen->plain && gaps.count > 1 && !gaps.mixed && gaps.most - gaps.least <= 1;
    double owed = pen->owed;
    pen->owed = 0;
    set_spread(pen, even ? rounded(-gaps.sum / gaps.count / 1000 * pen->size, 1) : 0);
    if (array || owed != 0)
        buffer_put_char(pen->out, '[');
    if (owed != 0)
        put_decimal(pen->out, owed);
    if (even)
        pen->owed = put_without_gaps(pen->out, operands) ? rounded(pen->spread * 1000 / pen->size, 1000) : 0;
    else
        put_values(pen->out, array ? (Slice){operands.at + 1, operands.len - 1} : operands);
    if (!array && owed != 0)
        buffer_put_char(pen->out, ']');
    buffer_put(pen->out, array || owed != 0 ? "TJ\n" : "Tj\n");
}
