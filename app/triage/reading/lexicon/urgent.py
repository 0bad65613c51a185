"""Facts that make it urgent whatever the concern: never tone, capitals or exclamation marks."""

from __future__ import annotations

DANISH = {
    "daily_watch": """
        hver dag når jeg, når jeg kommer, jeg ser til, var derinde i går, jeg ved hun|han lever, naboen ser til, min
        søster ser til
    """,
    "spreading": """
        spreder sig, breder sig, ned i lejligheden under, hele opgangen, andre lejligheder, underboen, flere
        lejligheder, bliver værre, eskalere*, tiltager
    """,
    "vermin": "rotter, rotte, kakerlak*, væggelus*, sundhedsfarlig*, sundhedsskadelig*, brandfare*, maddiker",
    "neighbours_many": "familier, alle naboer, underskrift*",
    "sent": """
        har i dag sendt, i dag sendt|ophævet|opsagt|modtaget, sendt i dag, skrevet i dag, sender, har sendt,
        modtaget i dag
    """,
    "emergency": """
        ring* 112, ringet 112, ringet til 112, ring til brandvæsenet|politiet, brandvæsenet|politiet|ambulancen er
        på vej|ringet|tilkaldt, ringet efter politiet|ambulance|brandvæsen*, ambulance*, alarmeret, tilkaldt
        politiet, hjælp nu, send|sende nogen nu, send .. hjælp, sende nogen med det samme, med det samme, kom nu,
        kom hurtigt, skynd jer
    """,
    "here_now": """
        står her, står her nu, er her nu, er her lige, står udenfor, holder udenfor, banker på nu, er kommet nu,
        siger vi skal ud, i gang med at
    """,
}

ENGLISH = {
    "daily_watch": "every day when i, i look in, i visit every",
    "spreading": "spreading, other flats, the flat below, whole stairwell, escalat*",
    "vermin": "rats, cockroach*, bed bugs, health hazard, fire hazard, maggots",
    "neighbours_many": "families, petition",
    "sent": "sent today, have sent",
    "emergency": """
        call 112, called 112, called the police|ambulance|fire, called an ambulance, police are on, come quickly,
        please hurry
    """,
    "here_now": "is here, are here, standing here, at the door, outside now, right now",
}

CUES = {
    "acute": (
        ("evict_done today", 0.8),
        ("evict tomorrow !postponed", 0.9),
        ("evict_step tomorrow !other_contract", 0.8),
        ("text:not_seen smell -nice_smell -sign_of_life", 0.75),
        ("text:not_seen mail_heap -sign_of_life", 0.6),
        ("text:not_seen corpse -sign_of_life -dead_thing", 0.5),
        ("text:smell mail_heap -nice_smell -sign_of_life", 0.6),
        ("self_harm", 0.75),
        ("text:self_harm right_now", 0.3),
        ("collapsed", 0.75),
        ("confused wandering", 0.75),
        ("corpse person !dead_thing", 0.3),
        ("corpse_here !dead_animal", 0.8),
        ("fire_inside !tobacco -calm_now -past_fire -fire_over", 0.75),
        ("gas_inside !fire_figure", 0.7),
        ("text:confused gas", 0.5),
        ("court today !sent", 0.9),
        ("evict today !postponed !sent", 0.85),
        ("court tomorrow !sent", 0.9),
        ("fire emergency", 0.55),
        ("gas emergency", 0.55),
        ("text:hit emergency -calm_now -past -sent", 0.55),
        ("text:weapon emergency -calm_now -past", 0.55),
        ("text:fire emergency -calm_now -past_fire -fire_figure", 0.55),
        ("text:gas emergency", 0.55),
        ("text:child emergency distress -calm_now", 0.55),
        ("brink jump", 0.6),
        ("court here_now", 0.8),
        ("evict here_now", 0.7),
        ("evict_done right_now", 0.6),
    ),
    "acute-": (
        ("text:cancelled court -now", 0.6),
        ("text:past resolved", 0.8),
    ),
    "soon": (
        ("text:door_open broken", 0.5),
        ("text:spreading", 0.3),
        ("text:cleaning service_stop long", 0.8),
        ("text:cleaning service_stop filth", 0.8),
        ("text:cleaning service_stop unwell", 0.8),
        ("text:cleaning frail service_stop", 0.3),
        ("text:noise fear", 0.4),
        ("text:arrears evict", 0.4),
        ("text:arrears evict_step", 0.3),
        ("text:filth unwell", 0.3),
        ("text:filth fire", 0.4),
        ("text:coming_home", 0.3),
        ("text:filth vermin", 0.4),
        ("text:no_power", 0.5),
        ("text:neighbours_many", 0.1),
        ("text:filth dwelling -mine -pet", 0.52),
        ("text:cleaning service_stop frail", 0.5),
        ("text:cleaning service_stop worry", 0.5),
        ("text:filth frail he_she", 0.5),
        ("self_neglect he_she", 0.5),
    ),
}
