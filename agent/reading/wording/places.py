"""Cities, regions and countries that stand beside roles: where one works is not for whom."""

from agent.reading.wording.lists import phrases

PLACES = frozenset(
    phrases(
        """
        aachen, jersey, guernsey, isle of man, tempe, boise, swindon, doncaster, aberdeen,
        abu dhabi, adelaide, africa, alabama, alaska, amsterdam, antwerp,
        arizona, arkansas, asia, athens, atlanta, auckland, austin, australia, austria, baltimore,
        bangalore, bangkok, barcelona, basel, bath, bavaria, beijing, belfast, belgium, bengaluru,
        berlin, bern, berkeley, birmingham, bologna, bordeaux, boston, boulder, bournemouth,
        bradford, brazil, bremen, brighton, brisbane, bristol, brooklyn, brussels, bucharest,
        budapest, buenos aires, bulgaria, calgary, california, cambridge, canada, canary wharf,
        canberra, cape town, cardiff, charlotte, chelmsford, chennai, chicago, chile, china,
        christchurch, cincinnati, cleveland, cologne, colombia, colorado, columbus, connecticut,
        copenhagen, cork, coventry, cracow, croatia, croydon, cyprus, czech republic, czechia,
        dallas, darmstadt, delaware, delhi, den haag, denmark, denver, derby, detroit, doha,
        dortmund, dresden, dubai, dublin, dundee, dunedin, düsseldorf, duesseldorf, east midlands,
        edinburgh, eindhoven, emea, england, essen, estonia, eu, europe, exeter, finland, florida,
        florence, frankfurt, france, galway, gdansk, geneva, georgia, germany, ghent, glasgow,
        gloucester, gothenburg, graz, greater london, greater manchester, greece, groningen,
        guildford, gurgaon, gurugram, haarlem, haifa, hamburg, hanoi, hanover, hannover, harrogate,
        hartford, hawaii, heidelberg, helsinki, hong kong, houston, hove, hull, hungary, hyderabad,
        iceland, idaho, illinois, india, indiana, indianapolis, indonesia, innsbruck, ipswich,
        ireland, israel, istanbul, italy, jakarta, japan, jena, jersey city, johannesburg, kansas,
        kansas city, karlsruhe, kent, kentucky, kolkata, köln, krakow, kuala lumpur, lagos,
        lancaster, latam, latvia, lausanne, leeds, leicester, leiden, leipzig, lille, limerick,
        lincoln, linz, lisbon, lithuania, liverpool, ljubljana, london, los angeles, louisiana,
        luton, luxembourg, luxemburg, lyon, madison, madrid, maidenhead, maine, mainz, malaga,
        malaysia, malmo, malmö, malta, manchester, manhattan, manila, mannheim, marseille,
        maryland, massachusetts, melbourne, memphis, mexico, mexico city, miami, michigan, milan,
        milano, milton keynes, milwaukee, minneapolis, minnesota, mississippi, missouri, montana,
        montreal, mountain view, mumbai, munich, münchen, muenchen, münster, nairobi, nantes,
        naples, nashville, nebraska, netherlands, nevada, new delhi, new hampshire, new jersey,
        new mexico, new orleans, new york, new york city, new zealand, newcastle, newport, nice,
        nigeria, noida, norfolk, north america, north carolina, north dakota, northampton,
        northern ireland, norway, norwich, nottingham, nuremberg, nürnberg, nyc, oakland, ohio,
        oklahoma, omaha, ontario, oregon, orlando, osaka, oslo, ottawa, oxford, pakistan,
        palo alto, paris, pennsylvania, perth, peterborough, philadelphia, philippines, phoenix,
        pittsburgh, plymouth, poland, portland, porto, portsmouth, portugal, potsdam, poznan,
        prague, preston, pune, quebec, raleigh, reading, redmond, remote, remote uk, rennes,
        rhode island, riga, rio de janeiro, riyadh, romania, rome, rotterdam, sacramento, salford,
        salt lake city, salzburg, san antonio, san diego, san francisco, san jose, san mateo,
        santiago, santa clara, santa monica, sao paulo, são paulo, saudi arabia, scotland,
        seattle, seoul, serbia, seville, shanghai, sheffield, shenzhen, singapore, slough,
        slovakia, slovenia, sofia, south africa, south carolina, south east, south korea,
        south west, southampton, spain, st albans, st louis, stockholm, stoke, strasbourg,
        stuttgart, sunderland, sunnyvale, surrey, sussex, swansea, sweden, swindon, switzerland,
        sydney, taipei, taiwan, tallinn, tampa, tel aviv, tennessee, texas, thailand, the hague,
        the netherlands, tilburg, tokyo, toronto, toulouse, trondheim, turin, turkey, uae,
        uk, ukraine, ulm, united kingdom, united states, us, usa, utah, utrecht, valencia,
        vancouver, vermont, verona, vienna, vietnam, vilnius, virginia, wakefield, wales, warsaw,
        warwick, washington, washington dc, watford, wellington, west midlands, winchester,
        wisconsin, woking, wolverhampton, worcester, wroclaw, york, yorkshire, zagreb, zurich,
        zürich, zug
        """
    )
)
