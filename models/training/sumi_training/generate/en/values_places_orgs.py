"""Towns, states and countries on their own (LOCATION) and companies, banks, agencies, schools, teams (ORGANIZATION)."""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random
from typing import Any

from ..grammar import Grammar, keep
from .context import Context, written
from . import words_address as words
from .values_address import Value, raw
from .values_names import frequent

_KNOWN = (
    "Amazon|Walmart|Target|Costco|Best Buy|IKEA|Tesco|Sainsbury's|Argos|John Lewis|Boots|Asda|Aldi|Lidl|Currys|Apple|Google|Microsoft|Samsung|Sony|Nintendo|Netflix|Spotify|Disney|Uber|Lyft|DoorDash|"
    "Deliveroo|Grubhub|Instacart|Airbnb|Expedia|Booking.com|Marriott|Hilton|Hyatt|Travelodge|Premier Inn|Hertz|Avis|Enterprise|Sixt|Verizon|AT&T|T-Mobile|Comcast|Xfinity|Spectrum|Vodafone|O2|EE|BT|Virgin Media|"
    "Sky|Three|Telstra|Optus|Rogers|Bell|Telus|Geico|Progressive|State Farm|Allstate|Aviva|AXA|Allianz|Direct Line|Admiral|British Gas|EDF|Octopus Energy|E.ON|National Grid|PG&E|Con Edison|Thames Water|Duke Energy|"
    "Etsy|eBay|Shopify|Zappos|Wayfair|Nike|Adidas|Zara|H&M|ASOS|Uniqlo|Gap|Macy's|Nordstrom|Sephora|Walgreens|CVS|Rite Aid|Kroger|Safeway|Whole Foods|Trader Joe's|Home Depot|Lowe's|Ticketmaster|StubHub|Eventbrite|"
    "LinkedIn|Facebook|Meta|Twitter|Instagram|TikTok|WhatsApp|Zoom|Slack|Dropbox|Salesforce|Oracle|SAP|Workday|ADP|Gusto|Zendesk|GitHub|Adobe|Intuit|Deloitte|KPMG|PwC|Accenture|Siemens|Bosch|Toyota|Honda|BMW|Tesla|Ford|Volkswagen"
)
_BANKS = (
    "Chase|Bank of America|Wells Fargo|Citibank|Citi|Capital One|US Bank|PNC|TD Bank|Truist|Ally|Discover|American Express|Amex|Barclays|HSBC|Lloyds|NatWest|Santander|Halifax|Nationwide|Monzo|Revolut|Starling|TSB|First Direct|RBS|"
    "Metro Bank|Deutsche Bank|Commerzbank|ING|Rabobank|BNP Paribas|Société Générale|BBVA|UniCredit|Credit Suisse|UBS|ANZ|Westpac|NAB|Commonwealth Bank|RBC|Scotiabank|BMO|CIBC|HDFC Bank|ICICI|SBI|Axis Bank|DBS|OCBC|Navy Federal|USAA|"
    "Charles Schwab|Fidelity|Vanguard|PayPal|Venmo|Zelle|Stripe|Klarna|Wise|Western Union|Chime|SoFi|N26|Goldman Sachs|JPMorgan Chase|Morgan Stanley"
)
_COURIERS = "FedEx|UPS|DHL|USPS|Royal Mail|Hermes|Evri|DPD|Yodel|Parcelforce|Canada Post|Australia Post|An Post|PostNL|GLS|TNT|OnTrac|La Poste|Purolator|Aramex|Blue Dart"
_WORLD_CITIES = (
    "Paris|London|Tokyo|Berlin|Madrid|Rome|Lisbon|Dublin|Vienna|Prague|Warsaw|Budapest|Athens|Istanbul|Cairo|Lagos|Nairobi|Accra|Cape Town|Johannesburg|Dubai|Doha|Riyadh|Mumbai|Delhi|Bangalore|Chennai|Kolkata|Karachi|Lahore|Dhaka|Bangkok|"
    "Hanoi|Manila|Jakarta|Singapore|Kuala Lumpur|Hong Kong|Shanghai|Beijing|Seoul|Busan|Osaka|Kyoto|Sydney|Melbourne|Auckland|Toronto|Vancouver|Montreal|Mexico City|Guadalajara|Bogotá|Lima|Santiago|Buenos Aires|São Paulo|Rio|Havana|"
    "New York|Chicago|Boston|Seattle|Denver|Austin|Dallas|Houston|Phoenix|Miami|Atlanta|Orlando|Las Vegas|Los Angeles|San Francisco|San Diego|Portland|Detroit|Philadelphia|Baltimore|Nashville|New Orleans|Minneapolis|Salt Lake City|Honolulu|"
    "Edinburgh|Glasgow|Manchester|Liverpool|Birmingham|Leeds|Bristol|Cardiff|Belfast|Cork|Galway|Amsterdam|Rotterdam|Brussels|Antwerp|Geneva|Zurich|Milan|Naples|Florence|Venice|Barcelona|Seville|Porto|Oslo|Stockholm|Copenhagen|Helsinki|"
    "Reykjavik|Tallinn|Riga|Vilnius|Kyiv|Moscow|Bucharest|Sofia|Belgrade|Zagreb|Split|Tel Aviv|Jerusalem|Amman|Beirut|Baghdad|Tehran|Kabul|Kathmandu|Colombo|Addis Ababa|Kampala|Dakar|Casablanca|Tunis|Marrakech|NYC|LA|DC|Vegas|Philly"
)
_COUNTRIES = (
    "United States|USA|US|U.S.|America|Canada|Mexico|Brazil|Argentina|Chile|Peru|Colombia|Cuba|Jamaica|UK|United Kingdom|England|Scotland|Wales|Northern Ireland|Ireland|France|Germany|Spain|Portugal|Italy|Greece|Turkey|Switzerland|Austria|"
    "Belgium|Netherlands|the Netherlands|Denmark|Norway|Sweden|Finland|Iceland|Poland|Czech Republic|Hungary|Romania|Bulgaria|Croatia|Serbia|Ukraine|Russia|Israel|Jordan|Lebanon|Iraq|Iran|Saudi Arabia|UAE|Qatar|Egypt|Morocco|Tunisia|Algeria|"
    "Nigeria|Ghana|Kenya|Uganda|Ethiopia|South Africa|Zimbabwe|India|Pakistan|Bangladesh|Sri Lanka|Nepal|China|Japan|South Korea|Taiwan|Thailand|Vietnam|Malaysia|Indonesia|Philippines|Singapore|Australia|New Zealand|Fiji|Georgia|Chad|Syria|Afghanistan|Venezuela|Haiti"
)
_REGIONS = (
    "Europe|Asia|Africa|the Midwest|New England|Yorkshire|Cornwall|Devon|Kent|Essex|Surrey|Lancashire|Cumbria|Bavaria|Tuscany|Provence|Andalusia|Catalonia|Normandy|Brittany|Sicily|Crete|Bali|Hokkaido|Okinawa|Punjab|Kerala|Goa|Queensland|Tasmania|"
    "Ontario|Quebec|Alberta|British Columbia|Nova Scotia|Brooklyn|Queens|Manhattan|the Bronx|Hackney|Camden|Shoreditch|Soho|Silicon Valley|Long Island|Cape Cod|the Lake District|the Highlands|Napa Valley|Lake Tahoe|the Gulf Coast|Dubai Marina|Gaza|Hawaii|Alaska|"
    "Middle East|Latin America|Scandinavia|the Alps|Mount Fuji|the Thames|Lake Michigan|Central Park|Times Square|Heathrow|Gatwick|JFK|O'Hare|LAX|Penn Station|King's Cross"
)
_DROP = re.compile(r"\b(ETF|ETN|Fund|Trust|Acquisition|Warrants?|Units?|Notes|iShares|Portfolio|Index|Shares|ProShares|Bond|First Trust)\b|\d")
_CUT = re.compile(r"\s*\((?:The|Class [A-Z]|.*?)\)\s*|\s+(?:Common Stock|Class [A-Z].*)$")


def org_parts(lists: Any, split: str, names: Any) -> dict[str, Value]:
    """The raw parts that the forms of `value_org.txt` join."""

    def pick(pool: list[str]) -> Value:
        return raw(lambda r: r.choice(pool))

    nasdaq = [n for n in (_CUT.sub("", line).strip() for line in lists.lines("en_companies_nasdaq")) if n and not _DROP.search(n) and len(n) < 34]
    airlines = [n for n in lists.lines("en_banks_airlines_faker") if len(n) > 3]
    cities = _cities(lists, split)
    return {
        "listed": pick([_CUT.sub("", line) for line in lists.lines("en_companies_sp500")]),
        "nasdaq": raw(lambda r: _casual(r.choice(nasdaq), r)),
        "known": pick(keep(_KNOWN.split("|"), split)),
        "bank_known": pick(keep(_BANKS.split("|"), split)),
        "courier": pick(keep(_COURIERS.split("|"), split)),
        "airline": pick(airlines),
        "n_city": raw(lambda r: r.choice(cities)),
        "n_last": raw(lambda r: frequent(names.last_us, r)),
        "n_first": raw(lambda r: frequent(names.first_us, r)),
    }


def place_org_values(grammar: Grammar, lists: Any, split: str, names: Any) -> dict[str, Value]:
    """`<city> <state> <country> <place> …` and `<org> <bank> <host> …` with their types; `<host>` is the company of the dialogue."""
    cities, world = _cities(lists, split), keep(_WORLD_CITIES.split("|"), split)
    gb = keep(list(dict.fromkeys(words.GB_TOWNS.split("|"))), split)
    countries, regions = keep(_COUNTRIES.split("|"), split), keep(_REGIONS.split("|"), split)
    states = keep([name for name, _ in words.US_STATES.values()], split)
    codes = list(words.US_STATES)

    def city(r: Random) -> str:
        roll = r.random()
        return r.choice(world) if roll < 0.4 else r.choice(gb) if roll < 0.55 else r.choice(cities)

    def place(make: Callable[[Random], str]) -> Value:
        def emit(context: Context) -> None:
            text = make(context.rng)
            if text.startswith("the "):
                context.out.append(("the ", None))
                text = text[4:]
            context.out.append((text, "LOCATION"))

        return emit

    def org(rule: str) -> Value:
        return lambda context: context.out.append((written(grammar, rule, context), "ORGANIZATION"))

    def host(context: Context) -> None:
        context.out.append((context.once("host", lambda: written(grammar, "host", context)), "ORGANIZATION"))

    def host_plain(context: Context) -> None:
        context.out.append((re.sub(r"[^a-z0-9]", "", context.once("host", lambda: written(grammar, "host", context)).lower()), None))

    def host_handle(context: Context) -> None:
        name = re.sub(r"[^A-Za-z0-9]", "", context.once("host", lambda: written(grammar, "host", context)))
        context.out.append((f"@{name}{context.rng.choice(('', '', 'Help', 'UK', 'Support', 'Cares', '_help', 'US'))}", "USERNAME"))

    def host_email(context: Context) -> None:
        site = re.sub(r"[^a-z0-9]", "", context.once("host", lambda: written(grammar, "host", context)).lower()) or "mail"
        box = context.rng.choice(("support", "noreply", "no-reply", "help", "orders", "service", "billing", "info", "care", "claims", "hello"))
        context.out.append((f"{box}@{site}.{context.rng.choice(('com', 'co.uk', 'com', 'org', 'net', 'io'))}", "EMAIL_ADDRESS"))

    return {
        "city": place(city),
        "state": place(lambda r: r.choice(states)),
        "st_code": place(lambda r: r.choice(codes)),
        "country": place(lambda r: r.choice(countries)),
        "region": place(lambda r: r.choice(regions)),
        "place": place(lambda r: city(r) if r.random() < 0.55 else r.choice(countries) if r.random() < 0.55 else r.choice(regions) if r.random() < 0.6 else r.choice(states)),
        "org": org("org"),
        "bank": org("bank"),
        "carrier": org("carrier"),
        "agency": org("agency"),
        "school": org("school"),
        "hospital": org("hospital"),
        "media": org("media"),
        "employer": org("made"),
        "org_low": org("known_low"),
        "host": host,
        "host_domain": host_plain,
        "host_handle": host_handle,
        "host_email": host_email,
    }


def _cities(lists: Any, split: str) -> list[str]:
    return [*lists.lines("en_cities_faker"), *lists.lines("en_cities_faker"), *(c for c in lists.lines("en_us_cities_duyet") if len(c) > 3)]


def _casual(name: str, rng: Random) -> str:
    """A listed company without its legal form, most of the time."""
    return re.sub(r",? (?:Inc|Corp|Ltd|Limited|Corporation|PLC|plc|N\.V|S\.A|Co|Company|Holdings|Group)\.?$", "", name) if rng.random() < 0.6 else name
