"""Street and town names written for this project, country by country, for the address forms."""

STREET_BASES = (
    "Larkspur Church Mill Victoria Albert Station Park Manor Kings Queens Church Chapel Orchard Meadow Willow Rowan Elm Ash Beech Birch Hazel Holly "
    "Laurel Maple Oak Cedar Cypress Magnolia Juniper Poplar Sycamore Chestnut Walnut Hawthorn Bramble Heather Lavender Primrose Foxglove Bluebell "
    "Clover Fern Ivy Rose Lily Jasmine Peach Plum Cherry Apple Pear Quince Highfield Northgate Southgate Eastgate Westgate Abbey Priory Castle Tower "
    "Bridge Ferry Harbour Quay Wharf Mariner Admiral Nelson Wellington Cromwell Gladstone Disraeli Churchill Kitchener Marlborough Trafalgar Waterloo "
    "Balmoral Windsor Sandringham Buckingham Cambridge Oxford Lancaster York Durham Stirling Argyle Clyde Avon Severn Thames Tyne Derwent Kelvin Ribble "
    "Blackthorn Whitethorn Greenfield Longmeadow Fairview Hillcrest Sunnyside Riverside Lakeside Seaview Clifton Ashgrove Woodland Forest Heath Moor "
    "Common Green Pond Spring Well Brook Ford Quarry Tannery Foundry Forge Cooper Weaver Saddler Fuller Potter Baker Market Corn Wool Silver Gold Copper "
    "Iron Slate Granite Chalk Flint Swan Heron Kestrel Falcon Curlew Plover Skylark Nightingale Robin Wren Magpie Otter Badger Fox Hare Deer Stag Hunters "
    "St. John's St Mary's St Andrews St. Michael's All Saints Rectory Vicarage School College Grange Hall Lodge Court Palace Regent Duke Earl Baron "
    "Jubilee Coronation Commerce Industrial Enterprise Progress Liberty Union Washington Jefferson Madison Monroe Jackson Lincoln Grant Franklin Hamilton"
)
STREET_TYPES_GB = "Road Street Lane Close Avenue Drive Way Gardens Crescent Grove Place Terrace Court Hill Mews Row Walk Rise View Square Park Parade Green Yard Rd St Ave Ln Cl Dr Cres"
STREET_TYPES_US = (
    "Street Avenue Road Drive Lane Court Boulevard Way Place Circle Trail Terrace Parkway Loop Cove Pike Run Ridge Point Crossing Path Hollow "
    "St Ave Rd Dr Ln Ct Blvd Pl Cir Ter Pkwy St. Ave. Rd. Dr. Ln. Blvd."
)
HOUSES = (
    "Rose Cottage|The Old Rectory|Willow House|Ivy Lodge|The Coach House|Meadow View|Hillside|Sunnyside|Fairview|The Gables|The Old Bakery|Orchard House|"
    "Beech House|Oakfield|Holly Bank|The Hollies|Windy Ridge|The Bungalow|Station House|Mill House|Chapel House|Forge Cottage|Kestrel Court|Albion House|"
    "Wellington House|Nelson Court|Riverside House|Marlborough Court|Thistle House|Bramley Cottage|The Barn|Manor Farm|Glebe Farm|Park View|Harbour Point"
)
GB_TOWNS = (
    "London|London|London|Leeds|Manchester|Birmingham|Sheffield|Bristol|Leicester|Coventry|Nottingham|Newcastle upon Tyne|Sunderland|Brighton|Hull|Plymouth|Derby|Stoke-on-Trent|"
    "Wolverhampton|Swansea|Cardiff|Newport|Wrexham|Bangor|Aberystwyth|Edinburgh|Glasgow|Aberdeen|Dundee|Inverness|Perth|Stirling|Belfast|Derry|Lisburn|Newry|"
    "York|Harrogate|Bradford|Huddersfield|Halifax|Wakefield|Doncaster|Rotherham|Barnsley|Lincoln|Grimsby|Norwich|Ipswich|Colchester|Chelmsford|Cambridge|Peterborough|"
    "Oxford|Reading|Slough|Swindon|Bath|Exeter|Truro|Torquay|Bournemouth|Poole|Southampton|Portsmouth|Winchester|Guildford|Woking|Croydon|Bromley|Maidstone|Canterbury|"
    "Dover|Hastings|Eastbourne|Worthing|Luton|Watford|St Albans|Stevenage|Milton Keynes|Northampton|Kettering|Bedford|Warwick|Stratford-upon-Avon|Worcester|Gloucester|"
    "Cheltenham|Hereford|Shrewsbury|Telford|Chester|Crewe|Macclesfield|Stockport|Bolton|Wigan|Preston|Blackpool|Lancaster|Kendal|Carlisle|Penrith|Durham|Darlington|"
    "Middlesbrough|Whitby|Scarborough|Kilmarnock|Ayr|Paisley|Falkirk|Dunfermline|Kirkcaldy|Oban"
)
GB_VILLAGES = (
    "Thornbury|Little Haywood|Great Missenden|Upper Slaughter|Ashby|Kirkby|Marsh Gibbon|Nether Stowey|Hale|Didsbury|Headingley|Clifton|Jesmond|Harborne|Moseley|Hackney|Peckham|"
    "Ealing|Acton|Walthamstow|Tooting|Balham|Islington|Camden|Greenwich|Lewisham|Stockbridge|Leith|Partick|Roath|Pontcanna|Holywood|Ballyclare|Bramhope|Oadby|Wigston|Beeston|Long Eaton"
)
GB_COUNTIES = "Surrey|Kent|Essex|Hertfordshire|Berkshire|Hampshire|Dorset|Devon|Cornwall|Somerset|Wiltshire|Gloucestershire|Oxfordshire|Norfolk|Suffolk|Cambs|Lancashire|Cheshire|West Yorkshire|Cumbria|Co. Durham|Fife|Gwynedd|Co. Antrim|Lincs|Bucks|East Sussex"
GB_CODE_AREAS = "SW# NW# SE## E# EC#@ W# N# WC#@ M## LS# B## S# BS# LE# CV# NG# NE# BN# PL# DE# ST# CF## EH# G## AB## BT# YO# HX# HD# NR# IP# CB# OX# RG# SN# BA# EX# SO## PO# GU# CR# ME## CT# LU# MK# NN# CH# SK# PR# LA# DH# TS# KY# KA#"
IE_TOWNS = "Ballinasloe|Athlone|Tralee|Sligo|Naas|Swords|Drogheda|Dundalk|Navan|Ennis|Killarney|Wexford|Carlow|Letterkenny|Clonmel|Mallow|Cobh|Tuam|Trim|Bray|Greystones|Mullingar|Kilkenny"
IE_COUNTIES = "Galway|Cork|Kerry|Mayo|Sligo|Kildare|Meath|Louth|Wicklow|Wexford|Donegal|Clare|Tipperary|Westmeath|Limerick|Waterford|Dublin"
CA_TOWNS = "Toronto|Ottawa|Mississauga|Hamilton|London|Kingston|Barrie|Calgary|Edmonton|Red Deer|Vancouver|Burnaby|Surrey|Victoria|Kelowna|Winnipeg|Brandon|Regina|Saskatoon|Halifax|Moncton|St. John's|Montreal|Laval|Gatineau|Sudbury"
AU_TOWNS = "Sydney|Parramatta|Newtown|Geelong|Ballarat|Bendigo|Fitzroy|Richmond|Brunswick|Melbourne|Brisbane|Toowong|Cairns|Townsville|Perth|Fremantle|Adelaide|Glenelg|Hobart|Launceston|Darwin|Canberra|Newcastle|Wollongong|Bondi|Dubbo"
IN_TOWNS = "Mumbai|Delhi|New Delhi|Bengaluru|Bangalore|Hyderabad|Chennai|Kolkata|Pune|Ahmedabad|Jaipur|Lucknow|Kochi|Nagpur|Indore|Bhopal|Surat|Chandigarh|Coimbatore|Mysuru|Noida|Gurugram|Patna|Thane"
IN_STATES = "Maharashtra|Karnataka|Tamil Nadu|Kerala|Telangana|Gujarat|Rajasthan|Uttar Pradesh|West Bengal|Punjab|Haryana|Bihar|MH|KA|TN|UP"
DE_STREETS = "Lindenstraße Hauptstraße Bahnhofstr. Schillerstraße Goethestr. Gartenweg Kirchgasse Bergstraße Schulstrasse Waldweg Rosenweg Am Markt Mühlenweg Lessingstr. Kantstraße Friedrichstr. Wiesenstraße Dorfstraße Mozartstraße Beethovenstraße Ringstraße Blumenstr. Ahornweg Birkenweg Sonnenallee Karl-Marx-Allee Jägerstraße Domplatz"
DE_TOWNS = "Berlin|Hamburg|München|Köln|Frankfurt am Main|Frankfurt|Stuttgart|Düsseldorf|Leipzig|Dresden|Hannover|Nürnberg|Bremen|Bonn|Mainz|Kassel|Freiburg|Ulm|Kiel|Lübeck|Rostock|Erfurt|Aachen|Munich|Cologne|Heidelberg"
FR_STREETS = "de la République|Victor Hugo|de la Paix|des Lilas|Jean Jaurès|du Moulin|de l'Église|Gambetta|Pasteur|des Écoles|Émile Zola|du Général Leclerc|Voltaire|de la Liberté|du Port|Saint-Michel|des Roses|Lafayette|de Rivoli|Carnot|Molière|de Bretagne|des Martyrs|du Château"
FR_TOWNS = "Paris|Lyon|Marseille|Toulouse|Nice|Nantes|Strasbourg|Montpellier|Bordeaux|Lille|Rennes|Reims|Grenoble|Dijon|Angers|Brest|Tours|Limoges|Amiens|Metz|Besançon|Caen|Rouen|Nancy"
ES_STREETS = "Mayor|Gran Vía|de Alcalá|Serrano|San Juan|del Sol|Cervantes|Goya|Velázquez|Real|de la Paz|Colón|del Carmen|Santa Ana|Hidalgo|Juárez|Reforma|Insurgentes|Libertad|Independencia|San Martín|Bolívar|Morelos|de la Luz"
ES_TOWNS = "Madrid|Barcelona|Valencia|Sevilla|Zaragoza|Málaga|Murcia|Bilbao|Alicante|Córdoba|Valladolid|Vigo|Gijón|Granada|Salamanca|Cádiz|Santander"
IT_STREETS = "Garibaldi|Roma|Mazzini|Dante Alighieri|Verdi|Cavour|Vittorio Emanuele II|della Libertà|dei Mille|XX Settembre|Marconi|Leopardi|Manzoni|San Marco|delle Rose|Matteotti|Galileo Galilei|Montenapoleone"
IT_TOWNS = "Milano|Roma|Torino|Napoli|Bologna|Firenze|Palermo|Genova|Bari|Verona|Padova|Trieste|Lecce|Pisa|Siena|Cagliari|Catania|Milan|Rome|Turin"
NL_STREETS = "Prinsengracht Keizersgracht Kerkstraat Dorpsstraat Molenweg Julianalaan Wilhelminastraat Schoolstraat Oranjelaan Beatrixstraat Stationsweg Parkweg Haarlemmerdijk Overtoom Nieuwstraat Hoogstraat Lindelaan Eikenlaan Witte_de_Withstraat Veldweg"
NL_TOWNS = "Amsterdam|Rotterdam|Den Haag|Utrecht|Eindhoven|Groningen|Tilburg|Almere|Breda|Nijmegen|Haarlem|Leiden|Delft|Zwolle|Maastricht|Arnhem|The Hague"
PT_STREETS = "das Flores|Augusta|XV de Novembro|Sete de Setembro|São João|dos Andradas|da Consolação|Paulista|Atlântica|do Ouvidor|Santa Catarina|Miguel Bombarda|da Boavista|das Palmeiras|Dom Pedro II|Rio Branco"
PT_TOWNS = "São Paulo|Rio de Janeiro|Belo Horizonte|Curitiba|Porto Alegre|Salvador|Recife|Fortaleza|Campinas|Manaus|Brasília|Florianópolis"
JP_BUILDINGS = "Sunny Heights|Maison Sakura|Green Court|Grand Maison|Park Mansion|Corpo Midori|Lions Mansion|Sky Residence|Heights Fuji|Casa Verde|Royal Terrace|Domus Aoyama"
JP_CITIES = (
    "Minato-ku, Tokyo|Shibuya-ku, Tokyo|Setagaya-ku, Tokyo|Nerima-ku, Tokyo|Shinjuku-ku, Tokyo|Adachi-ku, Tokyo|Ota-ku, Tokyo|Hachioji-shi, Tokyo|Kita-ku, Osaka|Chuo-ku, Osaka|Sakai-shi, Osaka|"
    "Naka-ku, Yokohama|Kohoku-ku, Yokohama, Kanagawa|Kawasaki-shi, Kanagawa|Chuo-ku, Sapporo, Hokkaido|Aoba-ku, Sendai|Naka-ku, Nagoya, Aichi|Sakyo-ku, Kyoto|Hakata-ku, Fukuoka|"
    "Kanazawa-shi, Ishikawa|Matsuyama-shi, Ehime|Naha-shi, Okinawa|Saitama-shi, Saitama|Funabashi-shi, Chiba|Kobe-shi, Hyogo|Nara-shi, Nara|Okayama-shi, Okayama|Niigata-shi, Niigata"
)
WORLD_STREETS = {
    "sg_street": "Ang Mo Kio Ave 3|Bedok North Rd|Tampines St 21|Jurong West St 42|Orchard Rd|Serangoon Ave 2|Toa Payoh Lor 4|Clementi Ave 5|Yishun Ring Rd|Pasir Ris Dr 6|Holland Drive|Bukit Timah Road",
    "hk_street": "Nathan Rd|Queen's Road East|Hennessy Rd|Castle Peak Rd|King's Road|Des Voeux Road West|Tai Ho Rd|Fa Yuen Street|Argyle Street",
    "hk_building": "Mei Foo Sun Chuen|Harmony Mansion|Fortune Court|Kam Fung Building|Lucky Plaza|Taikoo Shing|Wing Fat House|Sunshine City Blk 3",
    "cn_street": "Zhongshan|Renmin|Jianguo|Nanjing|Minsheng E.|Fuxing N.|Heping W.|Zhongxiao E.|Huaihai|Beijing|Tianhe|Keji",
    "cn_district": "Da'an|Xinyi|Zhongzheng|Pudong|Xuhui|Nanshan|Futian|Tianhe|Wuhou|Banqiao|Lingya|Xitun",
    "kr_street": "Teheran|Dosan-daero 12|Yangjae-daero|Worldcup|Seocho-daero|Hongik|Itaewon|Sejong-daero|Bongeunsa",
    "my_street": "Ampang|Bukit Bintang|Sultan Ismail|Tun Razak|Telawi|Kenanga|Melati|SS2/24|Cempaka",
    "id_street": "Sudirman|Merdeka|Diponegoro|Gatot Subroto|Kemang Raya|Melati|Ahmad Yani|Pahlawan|Cendrawasih",
    "vn_street": "Nguyen Hue|Le Loi|Tran Hung Dao|Hai Ba Trung|Ly Thuong Kiet|Pasteur|Dien Bien Phu|Vo Van Tan|Hang Bong",
    "ng_street": "Adeola Odeku|Allen|Awolowo|Opebi|Adetokunbo Ademola|Admiralty|Bode Thomas|Herbert Macaulay|Nkrumah|Ahmadu Bello|Toyin",
    "se_street": "Drottninggatan|Storgatan|Kungsgatan|Vasagatan|Björkvägen|Skolvägen|Nørregade|Vestergade|Kirkeveien|Storgata|Parkveien|Jernbanegade|Ringvägen|Strandgade",
    "fi_street": "Mannerheimintie|Aleksanterinkatu|Hämeentie|Kirkkokatu|Koulukatu|Fredrikinkatu|Mäkelänkatu|Tehtaankatu",
    "pl_street": "Długa|Kwiatowa|Mickiewicza|Piłsudskiego|Marszałkowska|Słoneczna|Polna|Lipowa|Kościuszki|Sienkiewicza|Ogrodowa|Szkolna",
    "cz_street": "Vinohradská|Masarykova|Husova|Jiráskova|Národní|Palackého|Komenského|Lidická|Dlouhá",
    "ru_street": "Lenina|Pushkina|Gagarina|Sovetskaya|Mira|Tverskaya|Gorkogo|Sadovaya|Kirova",
    "ro_street": "Mihai Eminescu|Unirii|Libertății|Florilor|Avram Iancu|Republicii|Nicolae Bălcescu|Teiului",
    "hu_street": "Petőfi|Kossuth Lajos|Rákóczi|Váci|Arany János|Bartók Béla|Dózsa György|Király",
    "gr_street": "Ermou|Patission 12|Leoforos Alexandras|Akadimias|Solonos|Tsimiski|Egnatia|Panepistimiou",
    "tr_street": "Atatürk|İstiklal|Cumhuriyet|Bağdat|Gül|Lale|Papatya|Mithatpaşa|Fevzi Çakmak|Menekşe",
}
US_STATES = {
    "AL": ("Alabama", "3"), "AK": ("Alaska", "9"), "AZ": ("Arizona", "8"), "AR": ("Arkansas", "7"), "CA": ("California", "9"), "CO": ("Colorado", "8"), "CT": ("Connecticut", "0"),
    "DE": ("Delaware", "1"), "FL": ("Florida", "3"), "GA": ("Georgia", "3"), "HI": ("Hawaii", "9"), "ID": ("Idaho", "8"), "IL": ("Illinois", "6"), "IN": ("Indiana", "4"),
    "IA": ("Iowa", "5"), "KS": ("Kansas", "6"), "KY": ("Kentucky", "4"), "LA": ("Louisiana", "7"), "ME": ("Maine", "0"), "MD": ("Maryland", "2"), "MA": ("Massachusetts", "0"),
    "MI": ("Michigan", "4"), "MN": ("Minnesota", "5"), "MS": ("Mississippi", "3"), "MO": ("Missouri", "6"), "MT": ("Montana", "5"), "NE": ("Nebraska", "6"), "NV": ("Nevada", "8"),
    "NH": ("New Hampshire", "0"), "NJ": ("New Jersey", "0"), "NM": ("New Mexico", "8"), "NY": ("New York", "1"), "NC": ("North Carolina", "2"), "ND": ("North Dakota", "5"),
    "OH": ("Ohio", "4"), "OK": ("Oklahoma", "7"), "OR": ("Oregon", "9"), "PA": ("Pennsylvania", "1"), "RI": ("Rhode Island", "0"), "SC": ("South Carolina", "2"),
    "SD": ("South Dakota", "5"), "TN": ("Tennessee", "3"), "TX": ("Texas", "7"), "UT": ("Utah", "8"), "VT": ("Vermont", "0"), "VA": ("Virginia", "2"), "WA": ("Washington", "9"),
    "WV": ("West Virginia", "2"), "WI": ("Wisconsin", "5"), "WY": ("Wyoming", "8"), "DC": ("District of Columbia", "2"), "PR": ("Puerto Rico", "0"),
}
