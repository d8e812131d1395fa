"""Given names seen in business mail: a name that begins with one is likelier a person's.

Some employers begin with one too ("Morgan Stanley"): it is a hint, never a verdict.
"""

from agent.reading.wording.lists import words

GIVEN = words(
    """
    al bev bo ed fi jools kev mo teo ty aaron abby abdul abdullah abhinav abhishek abigail ada adam
    adel aditi aditya adrian agnes
    agnieszka ahmad ahmed aiden aisha ajay ajit akash akiko akira alain alan alana albert alec
    alejandro aleksandra alessandra alessandro alessia alex alexa alexander alexandra alexis alfie
    alfonso ali alice alicia alison alistair allison alvin amal amanda amber amelia amina amir amit
    amol amy amélie ana anand anders andrea andreas andrew andrzej andy angela angus anil anita anja
    anjali ankit ankita ann anna annabel anne annette annika anthony antje antoine antonella antonio
    anuj anupama anusha anwar anya aravind archie arjun arne arnold arthur arun arvind asha ashish
    ashley ashok ashwin astrid audrey aurélie avinash ayesha ayo baptiste barbara barry bartosz bas
    bashir beata beatrice beatriz becky belinda ben benjamin benoît bernadette bernd bert beth
    bethany betty bilal bill birgit bjorn björn bob bobby bonnie brad bradley bram brandon brenda
    brett brian brianna bridget brigitte bronwen bruce bruno bryan bryony cameron camille candice
    carl carla carlos carly carmen carol carole caroline carolyn carrie carsten cassandra catherine
    cathy cecilia celeste celia chad chantal charlie charlotte cheryl chetan chiara chidi chinedu
    chloe chris christelle christian christina christine christoph christopher claire clara claude
    claudia claudio clément colin colleen connor conor corey corinne courtney craig cristina curtis
    cynthia cyril cécile céline daan daisy damian damien damon dan dana daniel daniela daniele
    danielle danny daphne darcy dariusz darlene darrell darren darryl dave david davide dawn dean
    debbie deborah debra declan dee deepa deepak deepika delphine denise dennis derek desmond dhruv
    diana diane diarmuid didier diego dieter dinesh dirk divya dmitri dominic dominick dominique
    donald donna doris dorota dorothy doug douglas duncan dwayne dylan eamon eddie edgar edith
    edward edwin eileen eithne elaine eleanor elena eli elias elin elisa elise eliska elizabeth ella
    ellen ellie elliot elliott elodie elsie emeka emil emily emma enrico enrique eoin eric erica
    erik erika erin ernest ernst esme espen esteban esther ethan etienne eugene eunice eva evelyn
    ewa fabien fabio fabrice faisal faith farah farhan fatima federica federico felix femke fergal
    fergus fernanda fernando filippo fiona florence florian frances francesca francisco frank
    frankie françois françoise frauke fred freddie freya frida friedrich frédéric gabriel gabriele
    gail ganesh gareth garry gary gaurav gavin gaynor gemma geoff geoffrey george georgia gerald
    geraldine gerd gerhard gerry gert giacomo gianluca gilbert gillian gina ginny giorgia giorgio
    giovanna giovanni girish gisela giulia giuseppe glenda glenn gloria gonzalo gonçalo gopal gordon
    grace graham greer greg gregory greta gretchen grzegorz guillaume guillermo gunnar gunter
    gustavo guy gwen gwyneth gérard günter hamish hamza hana hani hannah hanne hans harish harold
    harriet harry haruto hassan hayley heather hector hege heidi heike heinz helen helena helga hema
    hemant henk henrik henry hervé hilary hiroshi holger holly horst howard hubert hugo hussein
    héctor hélène ian ibrahim ida idris ifeoma ignacio ilaria ilse imogen imran ines inge ingeborg
    inger ingrid inês iona irene iris isaac isabel isabella isabelle isla isobel ivan iwona izzy
    jaap jacek jack jackie jacob jacques jade jaime jake jakub jamal james jamie jan jana jane janet
    janice janneke jared jasmine jason jasper javier jay jaya jayesh jean jeff jeffrey jemima jenna
    jennifer jenny jens jeremy jeroen jerome jerry jerzy jesper jess jesse jessica jesús jill jim
    jiri jo joan joana joanna joaquín jochen jodie jody joe joel johan johanna john johnny jon jonas
    jonathan joost jordan jorge joris jose josef joseph josephine josh joshua josie josé joy joyce
    joão juan juana jude judith judy julia julian julie julien julius june jyoti jérôme jörg jürgen
    kaisa kalpana kamil kapil kara karan kareem karel karen kari karim karl karsten karthik kasper
    katarzyna kate katerina katherine kathleen kathrin kathryn kathy katie katja katrin katrine katy
    kavita kavitha kay kaye kayla keith kelly kelsey kelvin ken kendra kenji kenneth kenny kenta
    kerry kerstin kevin khadija khaled kieran kim kimberly kiran kirk kirsten kirsty kishore kjell
    klaas klaus koen kofi krishna kristen kristin kristina krzysztof kumar kunal kurt kwame kyle
    kylie laila lakshmi lalit lance larry lars lasse laura lauren laurent lawrence layla leah leanne
    lee leigh leila len lena lenka leo leon leonard leonie lesley leslie liam lila lily linda
    lindsay lindsey linnea lionel lisa liz lois lorenzo lorna lorraine lothar lotte louis louise luc
    luca lucas lucia lucie lucy lucía ludovic luis luisa lukas lukasz luke lutz luís lydia lynda
    lynette lynn lynne maarten maciej madhu maeve magda magdalena maggie magnus mahesh mahmoud maja
    malcolm malgorzata malik malin mandy manfred manish manisha manoj manuel manuela marc marcel
    marcello marcia marcin marcos marcus marek maren margaret margot maria mariam marian mariana
    marianne marie marieke marilyn marina mario marion marit mariusz marjorie mark markus marlon
    marta martijn martin martina mary maryam maría mateo mateusz mathias mathieu mathilde matt
    matteo matthew matthias mattia maura maureen maurizio max maxime maxine maya meena meenakshi
    meera megan meghan mehmet mei meike mel melanie melinda melissa melvin meredith mette mia
    michael michaela michal michela michele michelle miguel mihir mikael mike mikkel mila milan
    miles millie milos mina ming miranda miriam mohamed mohammed mohan mohit moira mollie molly
    monica monika morag morten mukesh muriel mustafa myles myra mónica nabil nadia nancy nandini
    naoko naomi nat natalia natalie natasha nathalie nathan naveen ned neelam neeraj neha neil nell
    neville ngozi niall nicholas nick nicky nicola nicole nidhi niels nigel nikhil nikita nilesh
    nils nina nisha nitin noah noel noor nora norbert noreen norma norman nour nuno ola ole olga
    oliver olivia olivier olu omar ondrej orla osama oscar oskar otis owen pablo paddy padraig paige
    pallavi pam pamela paola paolo pascal pat patrice patricia patrick paul paula pauline paulo
    pavel pawel pedro peggy penny percy pernille pete peter petr petra phil philip philippe phoebe
    phyllis pia pierre piet pieter pietro pilar piotr pippa polly pooja poppy pradeep prakash pranav
    prasad prashant pratik praveen preeti prem priya priyanka quentin rachael rachel rae raf rafael
    rafal rahul rainer raj rajat rajeev rajesh rajiv rakesh ralf ram ramesh ramon ramona ramón randy
    rania ranjit raphaël raquel rashid rashmi rasmus raul ravi ray raymond raúl rebecca reem reggie
    reginald reinhard rekha renata renate reza rhiannon rhonda rhys ricardo riccardo richard ricky
    rikke rita ritesh ritu rob robbie robert roberta roberto robin robyn roderick rodney rodrigo
    roel roger rohan rohit roisin roland rolf ron ronald ronan ronnie rory rosa rosario rosemary
    rosie ross roxanne roy ruben rudolf rufus rui rupert russell ruth ruud ryan rémi rüdiger sabine
    sachin sadie sakura salim sally salma salvatore sam samantha sameer samir samira sammy samuel
    sandeep sandra sangeeta sanjana sanjay sanjeev sanne santosh saoirse sapna sara sarah sasha
    satish saurabh scott sean sebastian seema selina serena serge sergio shalini shane shankar
    shannon sharon shaun shauna shaz sheila shelley sherry shilpa shirley shivani shreya shruti
    shubham sian siddharth sidney siegfried signe sigrid silje silke silvia simon simona simone
    sindre sinead siobhan siri sjoerd slawomir smita sneha sofia sofie solveig sonal sonia sonya
    sophia sophie soumya sridhar srinivas stacey stacy stan stanislaw stanley stefan stefania
    stefanie stefano steffen stella stephanie stephen steve steven stewart stijn stine stuart
    stéphane stéphanie sudha sudhir sue suman sunil sunita suresh susan susana susanne sushma susie
    suzanne svein sven swati sylvain sylvia sylvie sébastien tabitha takeshi tal tamara tamsin tania
    tanvi tanya tara tariq tasha tatiana ted teresa tereza terry tess tessa thandi thelma theo
    theresa thiago thibault thierry thijs thomas thorsten tiago tim timothy tina tobias toby todd
    tom tomas tomasz tommaso tommy tone toni tony tore torsten tove tracey tracy travis trevor trine
    tristan trond trudy tunde tushar tyler tyrone uche udo ulla ulrich ulrike umar umesh una ursula
    usha ute uwe vaclav vaibhav val valentin valentina valeria valerie vanessa varun venkat vera
    vernon veronica vicente vicki vicky victor victoria vidar vidya vijay vikas vikram vinay vince
    vincent vinod viola virginie vishal vivek vivian vivien volker véronique walid wallace walter
    wanda warren wayne wendy wes will william wim winifred winnie wojciech wolfgang wouter xavier
    yann yannick yasmin yogesh yolanda youssef yuki yuko yusuf yves yvonne zach zachary zack zahra
    zainab zara zbigniew zdenek zoe álvaro ángel émilie
    """
)
