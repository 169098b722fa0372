/* hv-call.c: all that Houvast knows about one call
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One object holds it, so that one function can make it gone and one list can
 * show it. In memory only; nothing here is ever written.
 */
#include "hv-call-private.h"

#include <glib/gi18n-lib.h>

#include "hv-error.h"

/* How a request comes in here. */
#define USUAL_CHANNEL "phone"

G_DEFINE_FINAL_TYPE (HvCall, hv_call, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_MOOD,
  PROP_CHANNEL,
  PROP_REQUEST,
  PROP_RIGHT,
  PROP_RECEIPT,
  PROP_DEADLINE,
  N_PROPS,
};

enum
{
  FILLED,
  CLEARED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static void
hv_call_get_property (GObject    *object,
                      guint       id,
                      GValue     *value,
                      GParamSpec *pspec)
{
  HvCall *call = HV_CALL (object);

  switch (id)
    {
    case PROP_MOOD:
      g_value_set_string (value, call->mood);
      break;
    case PROP_CHANNEL:
      g_value_set_string (value, call->channel);
      break;
    case PROP_REQUEST:
      g_value_set_boolean (value, call->request);
      break;
    case PROP_RIGHT:
      g_value_set_string (value, call->right != NULL ? call->right->id : NULL);
      break;
    case PROP_RECEIPT:
      g_value_set_uint (value, call->receipt);
      break;
    case PROP_DEADLINE:
      g_value_set_pointer (value, call->deadline);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
hv_call_set_property (GObject      *object,
                      guint         id,
                      const GValue *value,
                      GParamSpec   *pspec)
{
  HvCall *call = HV_CALL (object);

  switch (id)
    {
    case PROP_MOOD:
      hv_call_set_mood (call, g_value_get_string (value));
      break;
    case PROP_CHANNEL:
      hv_call_set_channel (call, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
hv_call_finalize (GObject *object)
{
  HvCall *call = HV_CALL (object);

  g_free (call->mood);
  g_free (call->channel);
  g_clear_pointer (&call->deadline, hv_deadline_free);
  g_clear_pointer (&call->served, hv_answer_unref);
  g_clear_pointer (&call->fields, hv_fields_free);
  g_clear_pointer (&call->terms, hv_terms_unref);
  g_clear_pointer (&call->rights, hv_rights_unref);
  G_OBJECT_CLASS (hv_call_parent_class)->finalize (object);
}

static void
hv_call_class_init (HvCallClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags ours = G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = hv_call_get_property;
  object_class->set_property = hv_call_set_property;
  object_class->finalize = hv_call_finalize;

  properties[PROP_MOOD] = g_param_spec_string ("mood", NULL, NULL, NULL, G_PARAM_READWRITE | ours);
  properties[PROP_CHANNEL] = g_param_spec_string ("channel", NULL, NULL, USUAL_CHANNEL,
                                                  G_PARAM_READWRITE | ours);
  properties[PROP_REQUEST] = g_param_spec_boolean ("request", NULL, NULL, FALSE,
                                                   G_PARAM_READABLE | ours);
  properties[PROP_RIGHT] = g_param_spec_string ("right", NULL, NULL, NULL, G_PARAM_READABLE | ours);
  properties[PROP_RECEIPT] = g_param_spec_uint ("receipt", NULL, NULL, 0, G_MAXUINT, 0,
                                                G_PARAM_READABLE | ours);
  properties[PROP_DEADLINE] = g_param_spec_pointer ("deadline", NULL, NULL, G_PARAM_READABLE | ours);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * HvCall::filled:
   *
   * Fields of texts stand for other words now.
   */
  signals[FILLED] = g_signal_new ("filled", HV_TYPE_CALL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 0);
  /**
   * HvCall::cleared:
   *
   * The call is over: what the window still holds of it must go too.
   */
  signals[CLEARED] = g_signal_new ("cleared", HV_TYPE_CALL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
}

static void
hv_call_init (HvCall *call)
{
  call->channel = g_strdup (USUAL_CHANNEL);
}

/**
 * hv_call_new:
 * @terms: a reference is taken
 * @rights: a reference is taken
 *
 * Returns: (transfer full): a call of which nothing is known. It belongs to the
 *   thread of the window.
 */
HvCall *
hv_call_new (HvTerms  *terms,
             HvRights *rights)
{
  HvCall *call = g_object_new (HV_TYPE_CALL, NULL);

  call->terms = hv_terms_ref (terms);
  call->rights = hv_rights_ref (rights);
  call->fields = hv_fields_new (hv_terms_dates (terms));
  return call;
}

static void
notify (HvCall *call,
        int     property)
{
  g_object_notify_by_pspec (G_OBJECT (call), properties[property]);
}

static void
set_string (HvCall      *call,
            char       **place,
            const char  *value,
            int          property)
{
  char *copy;

  if (g_strcmp0 (*place, value) == 0)
    return;
  copy = g_strdup (value);
  g_free (*place);
  *place = copy;
  notify (call, property);
}

/* The deadlines of the page count when it is about this right. */
static HvDeadline *
count (HvCall  *call,
       HvDay    receipt,
       GError **error)
{
  GPtrArray *items = NULL;

  if (receipt == 0)
    return NULL;
  if (call->served != NULL && (call->right == NULL || hv_call_serves (call, call->served)))
    items = call->served->items;
  return hv_deadline_new (call->terms, receipt, items,
                          call->right != NULL && call->right->at_once, error);
}

static void
take_deadline (HvCall     *call,
               HvDay       receipt,
               HvDeadline *deadline)
{
  gboolean moved = receipt != call->receipt;

  call->receipt = receipt;
  g_clear_pointer (&call->deadline, hv_deadline_free);
  call->deadline = deadline;
  hv_fields_set_days (call->fields, call->today, receipt, deadline);
  if (moved)
    notify (call, PROP_RECEIPT);
  notify (call, PROP_DEADLINE);
  g_signal_emit (call, signals[FILLED], 0);
}

/**
 * hv_call_set_today:
 * @today: the day it is in the library's time zone
 *
 * To be said first, and again when a day has passed.
 */
void
hv_call_set_today (HvCall *call,
                   HvDay   today)
{
  g_return_if_fail (HV_IS_CALL (call));
  call->today = today;
  hv_fields_set_days (call->fields, today, call->receipt, call->deadline);
}

/**
 * hv_call_set_mood:
 * @mood: (nullable): "worried", "angry", "curious", "formal"
 */
void
hv_call_set_mood (HvCall     *call,
                  const char *mood)
{
  g_return_if_fail (HV_IS_CALL (call));
  set_string (call, &call->mood, mood, PROP_MOOD);
}

const char *
hv_call_get_mood (HvCall *call)
{
  g_return_val_if_fail (HV_IS_CALL (call), NULL);
  return call->mood;
}

/**
 * hv_call_set_channel:
 * @channel: (nullable): how the request came in; %NULL for the telephone
 */
void
hv_call_set_channel (HvCall     *call,
                     const char *channel)
{
  g_return_if_fail (HV_IS_CALL (call));
  set_string (call, &call->channel, channel != NULL ? channel : USUAL_CHANNEL, PROP_CHANNEL);
}

const char *
hv_call_get_channel (HvCall *call)
{
  g_return_val_if_fail (HV_IS_CALL (call), NULL);
  return call->channel;
}

static const HvRight *
only_right (HvCall   *call,
            HvAnswer *answer)
{
  g_autoptr (GPtrArray) own = hv_rights_of (call->rights, answer->unit);

  return own->len == 1 ? g_ptr_array_index (own, 0) : NULL;
}

/**
 * hv_call_hear:
 * @right: (nullable): what is invoked: its id, or an article; %NULL for the one
 *   that the page serves, if it is one. Else the agent has to choose, and
 *   hv_call_get_right() stays %NULL.
 * @answer: (nullable): the page it was heard on
 *
 * The caller invokes a right. Unless another day was set, today is the day of
 * receipt: a request on the telephone is a request.
 */
void
hv_call_hear (HvCall     *call,
              const char *right,
              HvAnswer   *answer)
{
  const HvRight *known;
  HvDay receipt;
  gboolean was, other;

  g_return_if_fail (HV_IS_CALL (call));
  known = right != NULL || answer == NULL ? hv_rights_find (call->rights, right)
                                          : only_right (call, answer);
  was = call->request;
  other = known != call->right;
  call->request = TRUE;
  call->right = known;
  if (answer != NULL)
    hv_answer_ref (answer);
  g_clear_pointer (&call->served, hv_answer_unref);
  call->served = answer;
  receipt = call->receipt != 0 ? call->receipt : call->today;
  take_deadline (call, receipt, count (call, receipt, NULL));
  if (other)
    notify (call, PROP_RIGHT);
  if (!was)
    notify (call, PROP_REQUEST);
}

/**
 * hv_call_unhear:
 *
 * It was a question after all. A day of receipt goes with it.
 */
void
hv_call_unhear (HvCall *call)
{
  gboolean had_right;

  g_return_if_fail (HV_IS_CALL (call));
  if (!call->request)
    return;
  had_right = call->right != NULL;
  call->request = FALSE;
  call->right = NULL;
  g_clear_pointer (&call->served, hv_answer_unref);
  take_deadline (call, 0, NULL);
  if (had_right)
    notify (call, PROP_RIGHT);
  notify (call, PROP_REQUEST);
}

gboolean
hv_call_get_request (HvCall *call)
{
  g_return_val_if_fail (HV_IS_CALL (call), FALSE);
  return call->request;
}

/**
 * hv_call_get_right:
 *
 * Returns: (transfer none) (nullable): the right that is invoked
 */
const HvRight *
hv_call_get_right (HvCall *call)
{
  g_return_val_if_fail (HV_IS_CALL (call), NULL);
  return call->right;
}

/**
 * hv_call_set_receipt:
 * @receipt: the day it came in, 0 for none; also when it is no request (yet)
 * @error: %HV_ERROR_USAGE for a day to come, or before the GDPR
 *
 * A day that is refused leaves the one that was set.
 */
gboolean
hv_call_set_receipt (HvCall  *call,
                     HvDay    receipt,
                     GError **error)
{
  HvDeadline *deadline;

  g_return_val_if_fail (HV_IS_CALL (call), FALSE);
  if (call->today != 0 && receipt > call->today)
    {
      g_set_error_literal (error, HV_ERROR, HV_ERROR_USAGE,
                           _("That day is still to come. Type the day on which the request came "
                             "in: today or earlier."));
      return FALSE;
    }
  deadline = count (call, receipt, error);
  if (deadline == NULL && receipt != 0)
    return FALSE;
  take_deadline (call, receipt, deadline);
  return TRUE;
}

HvDay
hv_call_get_receipt (HvCall *call)
{
  g_return_val_if_fail (HV_IS_CALL (call), 0);
  return call->receipt;
}

/**
 * hv_call_get_deadline:
 *
 * Returns: (transfer none) (nullable): the days that count from the day of
 *   receipt; until "deadline" is notified
 */
const HvDeadline *
hv_call_get_deadline (HvCall *call)
{
  g_return_val_if_fail (HV_IS_CALL (call), NULL);
  return call->deadline;
}

/**
 * hv_call_set_field:
 *
 * As hv_fields_set(), and tells everyone who shows it.
 */
gboolean
hv_call_set_field (HvCall      *call,
                   const char  *name,
                   const char  *value,
                   GError     **error)
{
  g_return_val_if_fail (HV_IS_CALL (call), FALSE);
  if (!hv_fields_set (call->fields, name, value, error))
    return FALSE;
  g_signal_emit (call, signals[FILLED], 0);
  return TRUE;
}

/**
 * hv_call_get_fields:
 *
 * Returns: (transfer none): what was filled in
 */
HvFields *
hv_call_get_fields (HvCall *call)
{
  g_return_val_if_fail (HV_IS_CALL (call), NULL);
  return call->fields;
}

/**
 * hv_call_clear:
 *
 * The next call: nothing of this one is left, and everyone is told.
 */
void
hv_call_clear (HvCall *call)
{
  g_return_if_fail (HV_IS_CALL (call));
  g_object_freeze_notify (G_OBJECT (call));
  hv_fields_clear (call->fields);
  hv_call_unhear (call);
  take_deadline (call, 0, NULL);
  hv_call_set_mood (call, NULL);
  hv_call_set_channel (call, NULL);
  g_object_thaw_notify (G_OBJECT (call));
  g_signal_emit (call, signals[CLEARED], 0);
}
