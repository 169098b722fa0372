/* hv-tree-live.c: the same, of a program that is asked about everything anew
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Newer versions of GTK do not keep their cache up to date, but tell of what is
 * shown and of nothing else. All questions are out before the first answer is
 * waited for.
 */
#include "hv-tree.h"

#define ROOT_PATH "/org/a11y/atspi/accessible/root"
#define ACCESSIBLE "org.a11y.atspi.Accessible"
#define CALL_TIMEOUT 10000

typedef struct
{
  GDBusConnection *bus;
  const char      *program;
  HvTree          *tree;
  guint            pending;
} Asking;

/* One question about one node. */
typedef void (* AnswerFunc) (Asking   *asking,
                             HvNode   *node,
                             GVariant *answer);

typedef struct
{
  Asking     *asking;
  HvNode     *node;
  AnswerFunc  func;
} Question;

static void ask_about (Asking     *asking,
                       const char *path,
                       HvNode     *parent);

static void
answer_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autofree Question *question = user_data;
  g_autoptr (GVariant) answer = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result,
                                                               NULL);

  question->asking->pending--;
  /* What is gone by now reads as empty. */
  if (answer != NULL)
    question->func (question->asking, question->node, answer);
}

static void
ask (Asking             *asking,
     HvNode             *node,
     const char         *interface,
     const char         *method,
     GVariant           *arguments,
     const GVariantType *type,
     AnswerFunc          func)
{
  Question *question = g_new (Question, 1);

  *question = (Question) { asking, node, func };
  asking->pending++;
  g_dbus_connection_call (asking->bus, asking->program, node->path, interface, method, arguments,
                          type, G_DBUS_CALL_FLAGS_NONE, CALL_TIMEOUT, NULL, answer_cb, question);
}

static void
take_children (Asking   *asking,
               HvNode   *node,
               GVariant *answer)
{
  g_autoptr (GVariantIter) children = NULL;
  const char *path;

  g_variant_get (answer, "(a(so))", &children);
  while (g_variant_iter_next (children, "(&s&o)", NULL, &path))
    ask_about (asking, path, node);
}

static void
take_name (Asking   *asking,
           HvNode   *node,
           GVariant *answer)
{
  g_autoptr (GVariant) value = NULL;

  g_variant_get (answer, "(v)", &value);
  if (g_variant_is_of_type (value, G_VARIANT_TYPE_STRING) && *node->name == '\0')
    hv_node_set_name (node, g_variant_get_string (value, NULL));
}

static void
take_description (Asking   *asking,
                  HvNode   *node,
                  GVariant *answer)
{
  g_autoptr (GVariant) value = NULL;

  g_variant_get (answer, "(v)", &value);
  if (g_variant_is_of_type (value, G_VARIANT_TYPE_STRING))
    {
      g_free (node->description);
      node->description = g_variant_dup_string (value, NULL);
    }
}

static void
take_role (Asking   *asking,
           HvNode   *node,
           GVariant *answer)
{
  guint32 role;

  g_variant_get (answer, "(u)", &role);
  node->role = role;
}

static void
take_states (Asking   *asking,
             HvNode   *node,
             GVariant *answer)
{
  g_autoptr (GVariantIter) states = NULL;
  guint32 word;

  g_variant_get (answer, "(au)", &states);
  for (guint i = 0; g_variant_iter_next (states, "u", &word); i++)
    node->states |= (guint64) word << (32 * i);
}

static void
take_text (Asking   *asking,
           HvNode   *node,
           GVariant *answer)
{
  const char *text;

  g_variant_get (answer, "(&s)", &text);
  if (*node->name == '\0')
    hv_node_set_name (node, text);
}

/* A label is read by its text, and has no name beside it. */
static void
take_interfaces (Asking   *asking,
                 HvNode   *node,
                 GVariant *answer)
{
  g_autofree const char **interfaces = NULL;

  g_variant_get (answer, "(^a&s)", &interfaces);
  node->pressable = g_strv_contains (interfaces, "org.a11y.atspi.Action");
  if (g_strv_contains (interfaces, "org.a11y.atspi.Text")
      && !g_strv_contains (interfaces, "org.a11y.atspi.EditableText"))
    ask (asking, node, "org.a11y.atspi.Text", "GetText", g_variant_new ("(ii)", 0, -1),
         G_VARIANT_TYPE ("(s)"), take_text);
}

static void
ask_about (Asking     *asking,
           const char *path,
           HvNode     *parent)
{
  HvNode *node;

  /* What is in two places would be asked about for ever. */
  if (g_hash_table_contains (asking->tree->nodes, path))
    return;
  node = hv_node_new_empty (asking->bus, asking->program, path);
  g_hash_table_insert (asking->tree->nodes, node->path, node);
  node->parent = parent;
  if (parent != NULL)
    {
      node->index = parent->children->len;
      g_ptr_array_add (parent->children, node);
    }
  ask (asking, node, "org.freedesktop.DBus.Properties", "Get",
       g_variant_new ("(ss)", ACCESSIBLE, "Name"), G_VARIANT_TYPE ("(v)"), take_name);
  ask (asking, node, "org.freedesktop.DBus.Properties", "Get",
       g_variant_new ("(ss)", ACCESSIBLE, "Description"), G_VARIANT_TYPE ("(v)"), take_description);
  ask (asking, node, ACCESSIBLE, "GetRole", NULL, G_VARIANT_TYPE ("(u)"), take_role);
  ask (asking, node, ACCESSIBLE, "GetState", NULL, G_VARIANT_TYPE ("(au)"), take_states);
  ask (asking, node, ACCESSIBLE, "GetInterfaces", NULL, G_VARIANT_TYPE ("(as)"), take_interfaces);
  ask (asking, node, ACCESSIBLE, "GetChildren", NULL, G_VARIANT_TYPE ("(a(so))"), take_children);
}

/**
 * hv_tree_ask:
 * @tree: an empty one; gets all nodes, each with its children
 */
void
hv_tree_ask (HvTree          *tree,
             GDBusConnection *bus,
             const char      *program)
{
  Asking asking = { bus, program, tree, 0 };

  ask_about (&asking, ROOT_PATH, NULL);
  while (asking.pending > 0)
    g_main_context_iteration (NULL, TRUE);
}
