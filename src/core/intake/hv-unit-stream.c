/* hv-unit-stream.c: a knowledge document read a unit at a time
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The file may come from anyone. Nothing is fetched, no DOCTYPE is accepted,
 * and no entity is expanded; libxml2's own limits stay on. The parser gets its
 * bytes from here, so that one endless unit cannot fill memory.
 */
#include "hv-unit-stream.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <libxml/xmlreader.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "hv-error.h"
#include "hv-limits.h"
#include "hv-xml-error.h"

#define PARSE_OPTIONS \
  (XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_BIG_LINES)

/* What the parser may read ahead of the unit that it is in. */
#define READ_AHEAD (256 * 1024)

/* Nodes keep their line in sixteen bits; beyond this it is found another way. */
#define SHORT_LINES 65535

/* Where a DOCTYPE is looked for. */
#define PROLOG_SIZE (64 * 1024)

#define XINCLUDE_NAMESPACE "http://www.w3.org/2001/XInclude"

struct _HvUnitStream
{
  char          *name;
  int            fd;
  guint64        size;
  guint64        read;
  guint64        may_read;      /* asking for more means that a unit is too large */
  gboolean       too_large;
  int            read_errno;
  xmlTextReader *reader;
  xmlDoc        *root;
  xmlDoc        *unit;
  guint          units;
  HvFinding     *finding;       /* of the root, told by the first "next" */
  gboolean       at_child;
};

static int
read_cb (void *context,
         char *buffer,
         int   length)
{
  HvUnitStream *stream = context;
  gssize got;

  if (stream->read >= stream->may_read)
    {
      stream->too_large = TRUE;
      return -1;
    }
  do
    got = read (stream->fd, buffer, length);
  while (got < 0 && errno == EINTR);
  if (got < 0)
    stream->read_errno = errno;
  else
    stream->read += got;
  return got;
}

/* Why the parser stopped. */
static HvFinding *
parser_finding (HvUnitStream *stream)
{
  if (stream->too_large)
    {
      g_autofree char *limit = g_format_size (HV_LIMIT_UNIT_SIZE);

      return hv_finding_new (stream->name, xmlTextReaderGetParserLineNumber (stream->reader), 0,
                             HV_SEVERITY_ERROR, "limit",
                             _("One section or question here is larger than %s. Split it."), limit);
    }
  if (stream->read_errno != 0)
    return hv_finding_new (stream->name, 0, 0, HV_SEVERITY_ERROR, "file", "%s",
                           g_strerror (stream->read_errno));
  return hv_xml_error_finding (stream->name);
}

/* A first look at the bytes gives better words than the parser has for a file
 * that is no XML at all. */
static HvFinding *
sniff (HvUnitStream *stream)
{
  char bytes[1024];
  gssize got = pread (stream->fd, bytes, sizeof bytes, 0);
  gssize at = 0;

  if (got <= 0)
    return hv_finding_new (stream->name, 0, 0, HV_SEVERITY_ERROR, "empty",
                           _("The file is empty. Was it saved?"));
  if (got >= 2 && (memcmp (bytes, "\xff\xfe", 2) == 0 || memcmp (bytes, "\xfe\xff", 2) == 0
                   || memcmp (bytes, "\0<", 2) == 0 || memcmp (bytes, "<\0", 2) == 0))
    return hv_finding_new (stream->name, 1, 0, HV_SEVERITY_ERROR, "encoding",
                           _("The file is in UTF-16. Save it as UTF-8."));
  if (memchr (bytes, '\0', got) != NULL)
    return hv_finding_new (stream->name, 0, 0, HV_SEVERITY_ERROR, "not-xml",
                           _("This is no XML file: it has bytes that no text has. Export or save "
                             "the document as XML."));
  if (got >= 3 && memcmp (bytes, "\xef\xbb\xbf", 3) == 0)
    at = 3;
  while (at < got && strchr (" \t\r\n", bytes[at]) != NULL)
    at++;
  if (at < got && bytes[at] != '<')
    return hv_finding_new (stream->name, 1, 0, HV_SEVERITY_ERROR, "not-xml",
                           _("This is no XML file: it does not begin with “<”. Export or save the "
                             "document as XML."));
  return NULL;
}

static HvFinding *
check_encoding (HvUnitStream *stream)
{
  const xmlChar *encoding = xmlTextReaderConstEncoding (stream->reader);

  if (encoding == NULL || g_ascii_strcasecmp ((const char *) encoding, "UTF-8") == 0
      || g_ascii_strcasecmp ((const char *) encoding, "US-ASCII") == 0
      || g_ascii_strcasecmp ((const char *) encoding, "ASCII") == 0)
    return NULL;
  return hv_finding_new (stream->name, 1, 0, HV_SEVERITY_ERROR, "encoding",
                         _("The file is in the encoding %s. Save it as UTF-8."),
                         (const char *) encoding);
}

/* The parser has read on by the time it tells of a DOCTYPE, so its line is
 * looked up. */
static guint
doctype_line (HvUnitStream *stream)
{
  g_autofree char *bytes = g_malloc (PROLOG_SIZE);
  gssize got = pread (stream->fd, bytes, PROLOG_SIZE, 0);
  const char *found = got > 0 ? g_strstr_len (bytes, got, "<!DOCTYPE") : NULL;
  guint line = 1;

  for (const char *c = bytes; found != NULL && c < found; c++)
    line += *c == '\n';
  return found != NULL ? line : 0;
}

/* Whether there is anything but a prolog, for a parser that stopped in it. */
static gboolean
has_element (HvUnitStream *stream)
{
  g_autofree char *bytes = g_malloc (PROLOG_SIZE);
  gssize got = pread (stream->fd, bytes, PROLOG_SIZE, 0);

  for (gssize i = 0; i + 1 < got; i++)
    if (bytes[i] == '<' && (g_ascii_isalpha (bytes[i + 1]) || bytes[i + 1] == '_'
                            || (guchar) bytes[i + 1] >= 0x80))
      return TRUE;
  return FALSE;
}

static HvFinding *
refuse_doctype (HvUnitStream *stream)
{
  return hv_finding_new (stream->name, doctype_line (stream), 0, HV_SEVERITY_ERROR, "doctype",
                         _("The file has a DOCTYPE. Documents with one are not taken in, because it "
                           "can pull in other files. Remove the DOCTYPE, and write special characters "
                           "themselves instead of entities such as &euml;. If you trust where it came "
                           "from, “xmllint --nonet --noent --dropdtd FILE > NEW” does so: it puts in "
                           "what the DOCTYPE names, from this computer as well."));
}

/* Reads as far as the root element. */
static HvFinding *
read_root (HvUnitStream *stream)
{
  HvFinding *finding;
  int got;

  while ((got = xmlTextReaderRead (stream->reader)) == 1)
    {
      int type = xmlTextReaderNodeType (stream->reader);

      if (type == XML_READER_TYPE_DOCUMENT_TYPE)
        return refuse_doctype (stream);
      if (type != XML_READER_TYPE_ELEMENT)
        continue;
      finding = check_encoding (stream);
      if (finding == NULL)
        {
          xmlNode *node = xmlTextReaderCurrentNode (stream->reader);

          stream->root = xmlNewDoc ((const xmlChar *) "1.0");
          xmlDocSetRootElement (stream->root, xmlDocCopyNode (node, stream->root, 2));
          xmlReconciliateNs (stream->root, xmlDocGetRootElement (stream->root));
        }
      return finding;
    }
  /* It may stop at what is inside a DOCTYPE before it tells of it. */
  if (got < 0 && !stream->too_large && doctype_line (stream) > 0)
    return refuse_doctype (stream);
  finding = got < 0 ? parser_finding (stream) : NULL;
  if (finding == NULL || (hv_xml_error_is_empty () && !has_element (stream)))
    {
      hv_finding_free (finding);
      finding = hv_finding_new (stream->name, 0, 0, HV_SEVERITY_ERROR, "empty",
                                _("The file has no content."));
    }
  return finding;
}

/**
 * hv_unit_stream_new:
 * @path: a local file that nobody writes to meanwhile
 * @display_name: how findings call it
 *
 * Opens a document and reads its root element.
 *
 * Returns: (transfer full) (nullable): a stream; %NULL when the file cannot be
 *   read at all. What is wrong with its content is told by
 *   hv_unit_stream_next().
 */
HvUnitStream *
hv_unit_stream_new (const char  *path,
                    const char  *display_name,
                    GError     **error)
{
  g_autoptr (HvUnitStream) stream = g_new0 (HvUnitStream, 1);
  struct stat status;

  stream->fd = g_open (path, O_RDONLY | O_CLOEXEC, 0);
  if (stream->fd < 0 || fstat (stream->fd, &status) != 0)
    {
      hv_set_error_errno (error, errno, path);
      return NULL;
    }
  stream->name = g_strdup (display_name);
  stream->size = status.st_size;
  stream->may_read = HV_LIMIT_UNIT_SIZE + READ_AHEAD;
  stream->finding = sniff (stream);
  if (stream->finding != NULL)
    return g_steal_pointer (&stream);
  xmlResetLastError ();
  stream->reader = xmlReaderForIO (read_cb, NULL, stream, NULL, NULL, PARSE_OPTIONS);
  if (stream->reader == NULL)
    {
      g_set_error (error, HV_ERROR, HV_ERROR_NOT_WRITABLE, _("“%s” cannot be read."), display_name);
      return NULL;
    }
  stream->finding = read_root (stream);
  return g_steal_pointer (&stream);
}

void
hv_unit_stream_free (HvUnitStream *stream)
{
  if (stream == NULL)
    return;
  xmlFreeDoc (stream->unit);
  xmlFreeDoc (stream->root);
  if (stream->reader != NULL)
    xmlFreeTextReader (stream->reader);
  if (stream->fd >= 0)
    close (stream->fd);
  hv_finding_free (stream->finding);
  g_free (stream->name);
  g_free (stream);
}

/**
 * hv_unit_stream_root:
 *
 * Returns: (transfer none) (nullable): the root element with its attributes
 *   only; %NULL when the file has none, which the first
 *   hv_unit_stream_next() explains
 */
xmlNode *
hv_unit_stream_root (HvUnitStream *stream)
{
  return stream->root != NULL ? xmlDocGetRootElement (stream->root) : NULL;
}

/**
 * hv_unit_stream_fraction:
 *
 * Returns: how much of the file has been read, from 0 to 1
 */
double
hv_unit_stream_fraction (HvUnitStream *stream)
{
  return stream->size > 0 ? (double) stream->read / stream->size : 1;
}

static HvFinding *
check_text (HvUnitStream *stream,
            xmlNode      *node,
            const char   *text,
            gsize         limit)
{
  if (text != NULL && strlen (text) > limit)
    {
      g_autofree char *size = g_format_size (limit);

      return hv_finding_new (stream->name, hv_xml_line (node, 0), 0, HV_SEVERITY_ERROR, "limit",
                             _("A text here is longer than %s. Split it."), size);
    }
  return NULL;
}

static HvFinding *
check_element (HvUnitStream *stream,
               xmlNode      *node,
               guint         depth)
{
  HvFinding *finding = NULL;

  if (depth > HV_LIMIT_DEPTH)
    return hv_finding_new (stream->name, hv_xml_line (node, 0), 0, HV_SEVERITY_ERROR, "limit",
                           _("There are more than %d elements inside each other here."),
                           HV_LIMIT_DEPTH);
  if (node->ns != NULL && g_strcmp0 ((const char *) node->ns->href, XINCLUDE_NAMESPACE) == 0)
    return hv_finding_new (stream->name, hv_xml_line (node, 0), 0, HV_SEVERITY_ERROR, "xinclude",
                           _("XInclude is not followed: a document must be whole. Put the text "
                             "itself here."));
  for (xmlAttr *attribute = node->properties; attribute != NULL && finding == NULL;
       attribute = attribute->next)
    {
      xmlChar *value = xmlNodeListGetString (node->doc, attribute->children, 1);

      finding = check_text (stream, node, (const char *) value, HV_LIMIT_ATTRIBUTE);
      xmlFree (value);
    }
  for (xmlNode *child = node->children; child != NULL && finding == NULL; child = child->next)
    if (child->type == XML_ELEMENT_NODE)
      finding = check_element (stream, child, depth + 1);
    else if (child->type == XML_TEXT_NODE || child->type == XML_CDATA_SECTION_NODE)
      finding = check_text (stream, child, (const char *) child->content, HV_LIMIT_TEXT);
    else if (child->type == XML_ENTITY_REF_NODE)
      finding = refuse_doctype (stream);
  return finding;
}

static xmlNode *
first_text (xmlNode *node)
{
  for (xmlNode *child = node->children; child != NULL; child = child->next)
    {
      xmlNode *found = child->type == XML_TEXT_NODE ? child : first_text (child);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/**
 * hv_xml_line:
 * @node: a node that a stream handed out
 * @otherwise: what to answer when it does not know
 *
 * Elements keep their line in sixteen bits. Beyond that the first text inside
 * knows better: the parser leaves the line at which the text ended.
 *
 * Returns: the line where @node begins, from 1
 */
guint
hv_xml_line (xmlNode *node,
             guint    otherwise)
{
  xmlNode *text = node->type == XML_TEXT_NODE ? node : NULL;
  guint line;

  if (node->line < SHORT_LINES)
    return node->line > 0 ? node->line : otherwise;
  if (text == NULL && node->type == XML_ELEMENT_NODE)
    text = first_text (node);
  line = text != NULL ? GPOINTER_TO_UINT (text->psvi) : 0;
  for (const xmlChar *c = text != NULL ? text->content : NULL; c != NULL && *c != '\0'; c++)
    line -= line > 0 && *c == '\n';
  return line > 0 ? line : otherwise;
}

/* Copying a node loses what hv_xml_line() needs. */
static void
copy_long_lines (xmlNode *from,
                 xmlNode *to)
{
  while (from != NULL && to != NULL)
    {
      if (from->type == XML_TEXT_NODE)
        to->psvi = from->psvi;
      to->line = from->line;
      if (from->type == XML_ELEMENT_NODE)
        copy_long_lines (from->children, to->children);
      from = from->next;
      to = to->next;
    }
}

/* The child of the root at which the reader stands, as a document of its own. */
static HvFinding *
take_child (HvUnitStream *stream,
            HvStreamed   *streamed)
{
  HvFinding *finding;
  xmlNode *node, *copy;

  streamed->line = xmlTextReaderGetParserLineNumber (stream->reader);
  stream->may_read = stream->read + HV_LIMIT_UNIT_SIZE + READ_AHEAD;
  node = xmlTextReaderExpand (stream->reader);
  if (node == NULL)
    return parser_finding (stream);
  streamed->line = hv_xml_line (node, streamed->line);
  finding = check_element (stream, node, 2);
  if (finding == NULL && ++stream->units > HV_LIMIT_UNITS)
    finding = hv_finding_new (stream->name, streamed->line, 0, HV_SEVERITY_ERROR, "limit",
                              _("The document has more than %d units. Split it."), HV_LIMIT_UNITS);
  if (finding != NULL)
    return finding;

  stream->unit = xmlNewDoc ((const xmlChar *) "1.0");
  copy = xmlDocCopyNode (node, stream->unit, 1);
  xmlDocSetRootElement (stream->unit, copy);
  xmlReconciliateNs (stream->unit, copy);
  copy->line = MIN (streamed->line, SHORT_LINES);
  copy_long_lines (node->children, copy->children);
  streamed->node = copy;
  stream->at_child = TRUE;
  return NULL;
}

static gboolean
is_blank (const xmlChar *text)
{
  return text == NULL || strspn ((const char *) text, " \t\r\n") == strlen ((const char *) text);
}

/* What stands at the reader and is no child element, when that is not allowed. */
static HvFinding *
check_between (HvUnitStream *stream,
               int           type)
{
  if (type == XML_READER_TYPE_DOCUMENT_TYPE || type == XML_READER_TYPE_ENTITY_REFERENCE)
    return refuse_doctype (stream);
  if ((type == XML_READER_TYPE_TEXT || type == XML_READER_TYPE_CDATA)
      && !is_blank (xmlTextReaderConstValue (stream->reader)))
    return hv_finding_new (stream->name,
                           hv_xml_line (xmlTextReaderCurrentNode (stream->reader),
                                        xmlTextReaderGetParserLineNumber (stream->reader)),
                           0, HV_SEVERITY_ERROR, "schema",
                           _("There is text between the elements here. Put it into an element, such "
                             "as <p>, or remove it."));
  return NULL;
}

/**
 * hv_unit_stream_next:
 * @streamed: (out): the next child of the root
 * @finding: (out) (transfer full) (nullable): what is wrong with the file, after
 *   which nothing more of it can be read
 *
 * Returns: %FALSE at the end and when there is a @finding
 */
gboolean
hv_unit_stream_next (HvUnitStream  *stream,
                     HvStreamed    *streamed,
                     HvFinding    **finding)
{
  int got;

  *finding = g_steal_pointer (&stream->finding);
  if (*finding != NULL || stream->root == NULL)
    return FALSE;
  g_clear_pointer (&stream->unit, xmlFreeDoc);
  got = stream->at_child ? xmlTextReaderNext (stream->reader) : xmlTextReaderRead (stream->reader);
  stream->at_child = FALSE;
  while (got == 1)
    {
      int type = xmlTextReaderNodeType (stream->reader);

      if (type == XML_READER_TYPE_ELEMENT && xmlTextReaderDepth (stream->reader) == 1)
        {
          *finding = take_child (stream, streamed);
          return *finding == NULL;
        }
      *finding = check_between (stream, type);
      if (*finding != NULL)
        return FALSE;
      stream->may_read = stream->read + HV_LIMIT_UNIT_SIZE + READ_AHEAD;
      got = xmlTextReaderRead (stream->reader);
    }
  if (got < 0)
    *finding = parser_finding (stream);
  return FALSE;
}
