<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr_FR" sourcelanguage="en_US">
    <context>
        <name>Actions</name>
        <message>
            <source>&amp;File</source>
            <translation>&amp;Fichier</translation>
        </message>
        <message>
            <source>&amp;Edit</source>
            <translation>&amp;Édition</translation>
        </message>
        <message>
            <source>&amp;View</source>
            <translation>&amp;Affichage</translation>
        </message>
        <message>
            <source>&amp;Lab</source>
            <translation>A&amp;telier</translation>
        </message>
        <message>
            <source>&amp;Help</source>
            <translation>A&amp;ide</translation>
        </message>
        <message>
            <source>&amp;Open a photo…</source>
            <translation>&amp;Ouvrir une photo…</translation>
        </message>
        <message>
            <source>&amp;Recent photos</source>
            <translation>Photos &amp;récentes</translation>
        </message>
        <message>
            <source>&amp;Sample photos</source>
            <translation>Photos d’&amp;exemple</translation>
        </message>
        <message>
            <source>&amp;Next photo in the folder</source>
            <translation>Photo &amp;suivante du dossier</translation>
        </message>
        <message>
            <source>&amp;Previous photo in the folder</source>
            <translation>Photo &amp;précédente du dossier</translation>
        </message>
        <message>
            <source>Save session &amp;as…</source>
            <translation>Enregistrer la session so&amp;us…</translation>
        </message>
        <message>
            <source>Open sess&amp;ion…</source>
            <translation>Ouvrir une sessio&amp;n…</translation>
        </message>
        <message>
            <source>Get VGG-16's &amp;dense layers…</source>
            <translation>Ob&amp;tenir les couches entièrement connectées de VGG-16…</translation>
        </message>
        <message>
            <source>&amp;Quit</source>
            <translation>&amp;Quitter</translation>
        </message>
        <message>
            <source>&amp;Undo</source>
            <translation>&amp;Annuler</translation>
        </message>
        <message>
            <source>&amp;Redo</source>
            <translation>&amp;Rétablir</translation>
        </message>
        <message>
            <source>&amp;Paste a picture</source>
            <translation>&amp;Coller une image</translation>
        </message>
        <message>
            <source>&amp;Settings…</source>
            <translation>Ré&amp;glages…</translation>
        </message>
        <message>
            <source>&amp;Projector mode</source>
            <translation>Mode &amp;projecteur</translation>
        </message>
        <message>
            <source>Show the &amp;controls</source>
            <translation>Montrer les &amp;commandes</translation>
        </message>
        <message>
            <source>&amp;Larger text</source>
            <translation>Texte plus &amp;grand</translation>
        </message>
        <message>
            <source>S&amp;maller text</source>
            <translation>Texte plus p&amp;etit</translation>
        </message>
        <message>
            <source>&amp;Normal text</source>
            <translation>Texte &amp;normal</translation>
        </message>
        <message>
            <source>L&amp;anguage</source>
            <translation>&amp;Langue</translation>
        </message>
        <message>
            <source>&amp;Theme</source>
            <translation>&amp;Thème</translation>
        </message>
        <message>
            <source>&amp;Guide</source>
            <translation>Gui&amp;de</translation>
        </message>
        <message>
            <source>&amp;Keys</source>
            <translation>&amp;Raccourcis clavier</translation>
        </message>
        <message>
            <source>&amp;Find a command…</source>
            <translation>Rec&amp;hercher une commande…</translation>
        </message>
        <message>
            <source>&amp;Report</source>
            <translation>Ra&amp;pport</translation>
        </message>
    </context>
    <context>
        <name>AddressRows</name>
        <message>
            <source>https://… file, or folder with / at its end</source>
            <translation>https://… fichier, ou dossier avec / à la fin</translation>
        </message>
        <message>
            <source>the system's, http://name:3128 or none</source>
            <translation>le système, http://nom:3128 ou aucun</translation>
        </message>
    </context>
    <context>
        <name>AnswerBars</name>
        <message>
            <source>{name}: {share}. Click: why?</source>
            <translation>{name} : {share}. Cliquez : pourquoi ?</translation>
        </message>
    </context>
    <context>
        <name>AnswersBox</name>
        <message>
            <source>Higher: the probabilities come nearer to one another. 1 is the network's own answer.</source>
            <translation>Plus haut : les probabilités se rapprochent. 1 donne la réponse du réseau lui-même.</translation>
        </message>
        <message>
            <source>Temperature</source>
            <translation>Température</translation>
        </message>
        <message>
            <source>classes of my own</source>
            <translation>mes propres classes</translation>
        </message>
        <message>
            <source>Find a class: cat, boat…</source>
            <translation>Chercher une classe : chat, bateau…</translation>
        </message>
        <message>
            <source>Classes of my own</source>
            <translation>Mes propres classes</translation>
        </message>
        <message>
            <source>Higher: fewer photos get a yes.</source>
            <translation>Plus haut : moins de photos obtiennent un oui.</translation>
        </message>
        <message>
            <source>Yes from</source>
            <translation>Oui à partir de</translation>
        </message>
        <message>
            <source>boxes: where is it?</source>
            <translation>boîtes : où est-ce ?</translation>
        </message>
        <message>
            <source>The probabilities of all its classes are added up.</source>
            <translation>Les probabilités de toutes ses classes sont additionnées.</translation>
        </message>
        <message>
            <source>Is it one of these?</source>
            <translation>En est-ce un ?</translation>
        </message>
        <message>
            <source>Type a word, then click the classes that count as a yes.</source>
            <translation>Tapez un mot, puis cliquez les classes qui valent un oui.</translation>
        </message>
        <message>
            <source>1 class is a yes.</source>
            <translation>1 classe vaut un oui.</translation>
        </message>
        <message>
            <source>{count} classes are a yes.</source>
            <translation>{count} classes valent un oui.</translation>
        </message>
    </context>
    <context>
        <name>AnswersPage</name>
        <message>
            <source>What if there were fewer pictures?</source>
            <translation>Et s’il y avait moins d’images ?</translation>
        </message>
        <message>
            <source>Measure the course’s table</source>
            <translation>Mesurer le tableau du cours</translation>
        </message>
        <message>
            <source>Remove the picture that is explained</source>
            <translation>Retirer l’image expliquée</translation>
        </message>
        <message>
            <source>Show the picture that is explained among its class</source>
            <translation>Montrer l’image expliquée dans sa classe</translation>
        </message>
    </context>
    <context>
        <name>AnswersPanel</name>
        <message>
            <source>A last layer learns anew from 3, 5, 10, … pictures of each class, three times each.</source>
            <translation>Une dernière couche réapprend à partir de 3, 5, 10, … images par classe, trois fois chacune.</translation>
        </message>
        <message>
            <source>Measure</source>
            <translation>Mesurer</translation>
        </message>
        <message>
            <source>The course’s four cases, measured on the pictures that come with the app: minutes.</source>
            <translation>Les quatre cas du cours, mesurés sur les images fournies : quelques minutes.</translation>
        </message>
        <message>
            <source>Measure here</source>
            <translation>Mesurer ici</translation>
        </message>
        <message>
            <source>It is really</source>
            <translation>C’est en fait</translation>
        </message>
        <message>
            <source>Puts it in another class; then train again.</source>
            <translation>La range dans une autre classe ; entraînez ensuite de nouveau.</translation>
        </message>
        <message>
            <source>Remove it</source>
            <translation>Retirer</translation>
        </message>
        <message>
            <source>Show it among the pictures</source>
            <translation>Montrer parmi les images</translation>
        </message>
        <message>
            <source>where the network looked</source>
            <translation>où le réseau a regardé</translation>
        </message>
        <message>
            <source>Grad-CAM of the class that is picked; the colours are those of all classes.</source>
            <translation>Grad-CAM de la classe choisie ; l’échelle de couleurs est la même pour toutes les classes.</translation>
        </message>
        <message>
            <source>Choose the two networks below: “Shown” and “Beside it”.</source>
            <translation>Choisissez les deux réseaux ci-dessous : « Affiché » et « À côté ».</translation>
        </message>
    </context>
    <context>
        <name>AnswersPresenter</name>
        <message>
            <source>Once a network has learned, its mistakes are here.</source>
            <translation>Quand un réseau aura appris, ses erreurs seront ici.</translation>
        </message>
        <message>
            <source>Click a cell of the matrix, then a picture.</source>
            <translation>Cliquez une case de la matrice, puis une image.</translation>
        </message>
        <message>
            <source>{name}: it is not among the pictures any more.</source>
            <translation>{name} : elle n’est plus parmi les images.</translation>
        </message>
        <message>
            <source>{name}: now in {title}. Train again, so that it counts.</source>
            <translation>{name} : désormais dans {title}. Entraînez de nouveau pour que cela compte.</translation>
        </message>
        <message>
            <source>{name}: {label}, taken for {answer} with {share} %; click: why?</source>
            <translation>{name} : {label}, pris pour {answer} à {share} % ; cliquez : pourquoi ?</translation>
        </message>
        <message>
            <source>Pick a picture, and see what the network takes it for, and where it looked.</source>
            <translation>Choisissez une image : voyez pour quoi le réseau la prend, et où il a regardé.</translation>
        </message>
        <message>
            <source>Nothing in the picture speaks for {name} (Grad-CAM is 0 everywhere).</source>
            <translation>Rien dans l’image ne parle pour {name} (Grad-CAM vaut 0 partout).</translation>
        </message>
        <message>
            <source>Bright: what speaks for {name} (Grad-CAM). Click another class: what speaks for it?</source>
            <translation>Clair : ce qui parle pour {name} (Grad-CAM). Cliquez une autre classe : qu’est-ce qui parle pour elle ?</translation>
        </message>
        <message>
            <source>No network yet: train one, and choose it in the panel.</source>
            <translation>Pas encore de réseau : entraînez-en un et choisissez-le dans le panneau.</translation>
        </message>
        <message>
            <source>{trains} numbers learned, {frozen} stayed frozen</source>
            <translation>{trains} nombres ont appris, {frozen} sont restés gelés</translation>
        </message>
        <message>
            <source>mean of 3</source>
            <translation>moyenne de 3</translation>
        </message>
        <message>
            <source>worst</source>
            <translation>la pire</translation>
        </message>
        <message>
            <source>best</source>
            <translation>la meilleure</translation>
        </message>
        <message>
            <source>“Measure” lets a last layer learn from fewer and fewer pictures, on this machine.</source>
            <translation>« Mesurer » fait apprendre une dernière couche avec de moins en moins d’images, sur cet ordinateur.</translation>
        </message>
        <message>
            <source>{few} pictures of each class: {low} right; {many}: {high} right, about the same unseen pictures.</source>
            <translation>{few} images par classe : {low} de réponses justes ; {many} : {high}, sur les mêmes images jamais vues.</translation>
        </message>
        <message>
            <source>Right answers about unseen pictures, measured on this computer.</source>
            <translation>Réponses justes sur des images jamais vues, mesurées sur cet ordinateur.</translation>
        </message>
        <message>
            <source>“Measure here” fills the table with right answers about unseen pictures.</source>
            <translation>« Mesurer ici » remplit le tableau de réponses justes sur des images jamais vues.</translation>
        </message>
        <message>
            <source>Right answers about unseen pictures, measured once with EfficientNet-Lite0; “Measure here” repeats it.</source>
            <translation>Réponses justes sur des images jamais vues, mesurées une fois avec EfficientNet-Lite0 ; « Mesurer ici » recommence.</translation>
        </message>
        <message>
            <source>not measured yet</source>
            <translation>pas encore mesuré</translation>
        </message>
        <message>
            <source>learns from {count} in {classes} classes; {asked} unseen</source>
            <translation>{count} apprises, {classes} classes ; {asked} jamais vues</translation>
        </message>
    </context>
    <context>
        <name>AnswersView</name>
        <message>
            <source>Answers of {network}</source>
            <translation>Réponses de {network}</translation>
        </message>
    </context>
    <context>
        <name>Architectures</name>
        <message>
            <source>Table for a spreadsheet (*.csv)</source>
            <translation>Tableau pour un tableur (*.csv)</translation>
        </message>
        <message>
            <source>Network with its table (*.json)</source>
            <translation>Réseau avec son tableau (*.json)</translation>
        </message>
        <message>
            <source>Markdown (*.md)</source>
            <translation>Markdown (*.md)</translation>
        </message>
        <message>
            <source>LaTeX (*.tex)</source>
            <translation>LaTeX (*.tex)</translation>
        </message>
        <message>
            <source>Text (*.txt)</source>
            <translation>Texte (*.txt)</translation>
        </message>
        <message>
            <source>PyTorch (*.py)</source>
            <translation>PyTorch (*.py)</translation>
        </message>
        <message>
            <source>Vector pictures (*.svg)</source>
            <translation>Images vectorielles (*.svg)</translation>
        </message>
        <message>
            <source>Pictures (*.png)</source>
            <translation>Images (*.png)</translation>
        </message>
        <message>
            <source>Networks (*.json)</source>
            <translation>Réseaux (*.json)</translation>
        </message>
        <message>
            <source>Save the table</source>
            <translation>Enregistrer le tableau</translation>
        </message>
        <message>
            <source>Save the diagram</source>
            <translation>Enregistrer le schéma</translation>
        </message>
        <message>
            <source>Save the network</source>
            <translation>Enregistrer le réseau</translation>
        </message>
        <message>
            <source>The diagram is on the clipboard.</source>
            <translation>Le schéma est dans le presse-papiers.</translation>
        </message>
        <message>
            <source>Save table…</source>
            <translation>Enregistrer le tableau…</translation>
        </message>
        <message>
            <source>Save diagram…</source>
            <translation>Enregistrer le schéma…</translation>
        </message>
        <message>
            <source>Save network…</source>
            <translation>Enregistrer le réseau…</translation>
        </message>
        <message>
            <source>Copy table</source>
            <translation>Copier le tableau</translation>
        </message>
        <message>
            <source>Copy diagram</source>
            <translation>Copier le schéma</translation>
        </message>
        <message>
            <source>Copy as PyTorch</source>
            <translation>Copier en PyTorch</translation>
        </message>
        <message>
            <source>The table is on the clipboard.</source>
            <translation>Le tableau est dans le presse-papiers.</translation>
        </message>
        <message>
            <source>The code is on the clipboard.</source>
            <translation>Le code est dans le presse-papiers.</translation>
        </message>
        <message>
            <source>The code is on the clipboard, up to where the network fits.</source>
            <translation>Le code est dans le presse-papiers, jusqu’où le réseau convient.</translation>
        </message>
        <message>
            <source>memory in bytes</source>
            <translation>mémoire en octets</translation>
        </message>
        <message>
            <source>memory, half</source>
            <translation>mémoire, demi</translation>
        </message>
        <message>
            <source>{layer}, {title}: {count} (≈ {share} % of all)</source>
            <translation>{layer}, {title} : {count} (≈ {share} % du tout)</translation>
        </message>
        <message>
            <source>memory of the activations</source>
            <translation>mémoire des activations</translation>
        </message>
        <message>
            <source>{parameters} parameters · {macs} multiply-adds · activations {memory}, weights {weights}</source>
            <translation>{parameters} paramètres · {macs} multiplications-additions · activations {memory}, poids {weights}</translation>
        </message>
        <message>
            <source>up to here {parameters} parameters · {macs} multiply-adds · activations {memory}, weights {weights}</source>
            <translation>jusqu’ici {parameters} paramètres · {macs} multiplications-additions · activations {memory}, poids {weights}</translation>
        </message>
        <message>
            <source>{parameters} parameters, {macs} multiply-adds</source>
            <translation>{parameters} paramètres, {macs} multiplications-additions</translation>
        </message>
        <message>
            <source>{layer}, layer {number} ({kind})</source>
            <translation>{layer}, couche {number} ({kind})</translation>
        </message>
        <message>
            <source>one unit sees {rows}×{columns} of the input</source>
            <translation>une unité voit {rows}×{columns} de l’entrée</translation>
        </message>
        <message>
            <source>fully connected it would be {product} weights and {biases} biases</source>
            <translation>entièrement connectée, ce serait {product} poids et {biases} biais</translation>
        </message>
        <message>
            <source>it learns {product}</source>
            <translation>elle apprend {product}</translation>
        </message>
        <message>
            <source>≈ {times} times as many</source>
            <translation>≈ {times} fois plus</translation>
        </message>
        <message>
            <source>No difference in any row.</source>
            <translation>Aucune différence, dans aucune ligne.</translation>
        </message>
        <message>
            <source>{rows} of {all} rows differ; as many parameters on both sides.</source>
            <translation>{rows} lignes sur {all} diffèrent ; autant de paramètres des deux côtés.</translation>
        </message>
        <message>
            <source>{rows} of {all} rows differ; the first has {count} parameters more.</source>
            <translation>{rows} lignes sur {all} diffèrent ; le premier a {count} paramètres de plus.</translation>
        </message>
        <message>
            <source>{rows} of {all} rows differ; the second has {count} parameters more.</source>
            <translation>{rows} lignes sur {all} diffèrent ; le second a {count} paramètres de plus.</translation>
        </message>
    </context>
    <context>
        <name>ArchitecturesLab</name>
        <message>
            <source>my network</source>
            <translation>mon réseau</translation>
        </message>
        <message>
            <source>Open network…</source>
            <translation>Ouvrir un réseau…</translation>
        </message>
        <message>
            <source>Train the network on digits</source>
            <translation>Entraîner le réseau sur des chiffres</translation>
        </message>
        <message>
            <source>Open a network</source>
            <translation>Ouvrir un réseau</translation>
        </message>
        <message>
            <source>Networks ({patterns});;All files (*)</source>
            <translation>Réseaux ({patterns});;Tous les fichiers (*)</translation>
        </message>
    </context>
    <context>
        <name>ArchitecturesPanel</name>
        <message>
            <source>Printed otherwise elsewhere</source>
            <translation>Imprimé autrement ailleurs</translation>
        </message>
        <message>
            <source>Back to LeNet-5; Undo (Ctrl+Z) brings this network back.</source>
            <translation>Retour à LeNet-5 ; Annuler (Ctrl+Z) ramène ce réseau.</translation>
        </message>
        <message>
            <source>Start again</source>
            <translation>Recommencer</translation>
        </message>
        <message>
            <source>Form</source>
            <translation>Forme</translation>
        </message>
        <message>
            <source>Network</source>
            <translation>Réseau</translation>
        </message>
        <message>
            <source>Height</source>
            <translation>Hauteur</translation>
        </message>
        <message>
            <source>Width</source>
            <translation>Largeur</translation>
        </message>
        <message>
            <source>Channels</source>
            <translation>Canaux</translation>
        </message>
        <message>
            <source>Classes</source>
            <translation>Classes</translation>
        </message>
        <message>
            <source>Units of the last fully connected layer.</source>
            <translation>Unités de la dernière couche entièrement connectée.</translation>
        </message>
        <message>
            <source>boxes</source>
            <translation>boîtes</translation>
        </message>
        <message>
            <source>bars</source>
            <translation>barres</translation>
        </message>
        <message>
            <source>notation</source>
            <translation>notation</translation>
        </message>
        <message>
            <source>Four bytes a number.</source>
            <translation>Quatre octets par nombre.</translation>
        </message>
        <message>
            <source>half</source>
            <translation>demi</translation>
        </message>
        <message>
            <source>Half precision: two bytes a number.</source>
            <translation>Demi-précision : deux octets par nombre.</translation>
        </message>
        <message>
            <source>Memory in</source>
            <translation>Mémoire en</translation>
        </message>
        <message>
            <source>Compare with</source>
            <translation>Comparer avec</translation>
        </message>
        <message>
            <source>First</source>
            <translation>Premier</translation>
        </message>
        <message>
            <source>Second</source>
            <translation>Deuxième</translation>
        </message>
        <message>
            <source>Third</source>
            <translation>Troisième</translation>
        </message>
        <message>
            <source>(the one above)</source>
            <translation>(celui d’en haut)</translation>
        </message>
        <message>
            <source>Save table…</source>
            <translation>Enregistrer le tableau…</translation>
        </message>
        <message>
            <source>Save diagram…</source>
            <translation>Enregistrer le schéma…</translation>
        </message>
        <message>
            <source>Save network…</source>
            <translation>Enregistrer le réseau…</translation>
        </message>
        <message>
            <source>Open network…</source>
            <translation>Ouvrir un réseau…</translation>
        </message>
        <message>
            <source>Copy as PyTorch</source>
            <translation>Copier en PyTorch</translation>
        </message>
        <message>
            <source>Copy table</source>
            <translation>Copier le tableau</translation>
        </message>
    </context>
    <context>
        <name>ArchitecturesPresenter</name>
        <message>
            <source>{why} What would fit:</source>
            <translation>{why} Ce qui conviendrait :</translation>
        </message>
    </context>
    <context>
        <name>ArchitecturesView</name>
        <message>
            <source>Layers as boxes</source>
            <translation>Couches en boîtes</translation>
        </message>
        <message>
            <source>Bars of the layers</source>
            <translation>Barres des couches</translation>
        </message>
        <message>
            <source>Table of the layers</source>
            <translation>Tableau des couches</translation>
        </message>
        <message>
            <source>Two networks, layer by layer</source>
            <translation>Deux réseaux, couche par couche</translation>
        </message>
        <message>
            <source>Three networks on one scale</source>
            <translation>Trois réseaux à la même échelle</translation>
        </message>
        <message>
            <source>Totals of the three networks</source>
            <translation>Totaux des trois réseaux</translation>
        </message>
        <message>
            <source>Layers</source>
            <translation>Couches</translation>
        </message>
        <message>
            <source>Every layer of one network, counted.</source>
            <translation>Chaque couche d’un réseau, comptée.</translation>
        </message>
        <message>
            <source>Which book?</source>
            <translation>Quel livre ?</translation>
        </message>
        <message>
            <source>Two forms of a network, and in what they differ.</source>
            <translation>Deux formes d’un réseau, et ce qui les distingue.</translation>
        </message>
        <message>
            <source>On one scale</source>
            <translation>À l’échelle</translation>
        </message>
        <message>
            <source>Three networks side by side.</source>
            <translation>Trois réseaux côte à côte.</translation>
        </message>
        <message>
            <source>Build</source>
            <translation>Construire</translation>
        </message>
        <message>
            <source>Change a network block by block, or begin one of your own.</source>
            <translation>Modifier un réseau bloc par bloc, ou en commencer un soi-même.</translation>
        </message>
        <message>
            <source>Page</source>
            <translation>Page</translation>
        </message>
    </context>
    <context>
        <name>Arithmetic</name>
        <message>
            <source>Parameters in all: {count}. m is the number of pictures that go through together.</source>
            <translation>Paramètres en tout : {count}. m est le nombre d’images qui passent ensemble.</translation>
        </message>
        <message>
            <source>Max pooling</source>
            <translation>Pooling max</translation>
        </message>
        <message>
            <source>Average pooling</source>
            <translation>Pooling moyen</translation>
        </message>
        <message>
            <source>Fully connected</source>
            <translation>Entièrement connectée</translation>
        </message>
        <message>
            <source>Convolution</source>
            <translation>Convolution</translation>
        </message>
        <message>
            <source>input</source>
            <translation>entrée</translation>
        </message>
        <message>
            <source>each filter</source>
            <translation>chaque filtre</translation>
        </message>
        <message>
            <source>parameters</source>
            <translation>paramètres</translation>
        </message>
        <message>
            <source>Fully connected: {count} parameters</source>
            <translation>Entièrement connectée : {count} param.</translation>
        </message>
        <message>
            <source>Pooling: 0 parameters</source>
            <translation>Pooling : 0 paramètre</translation>
        </message>
        <message>
            <source>There is nothing to learn in it.</source>
            <translation>Il n’y a rien à y apprendre.</translation>
        </message>
        <message>
            <source>Convolution: {count} parameters</source>
            <translation>Convolution : {count} paramètres</translation>
        </message>
        <message>
            <source>Save picture</source>
            <translation>Enregistrer l’image</translation>
        </message>
        <message>
            <source>Vector pictures (*.svg)</source>
            <translation>Images vectorielles (*.svg)</translation>
        </message>
        <message>
            <source>Pictures (*.png)</source>
            <translation>Images (*.png)</translation>
        </message>
        <message>
            <source>Save moving picture</source>
            <translation>Enregistrer l’animation</translation>
        </message>
        <message>
            <source>steps</source>
            <translation>etapes</translation>
        </message>
        <message>
            <source>Moving pictures (*.gif)</source>
            <translation>Animations (*.gif)</translation>
        </message>
        <message>
            <source>A folder of pictures (*)</source>
            <translation>Un dossier d’images (*)</translation>
        </message>
        <message>
            <source>grid worksheet</source>
            <translation>fiche de la grille</translation>
        </message>
        <message>
            <source>worksheet</source>
            <translation>fiche</translation>
        </message>
        <message>
            <source>Copy as PyTorch</source>
            <translation>Copier en PyTorch</translation>
        </message>
        <message>
            <source>Copy as NumPy</source>
            <translation>Copier en NumPy</translation>
        </message>
        <message>
            <source>Copy as OpenCV</source>
            <translation>Copier en OpenCV</translation>
        </message>
        <message>
            <source>Copy as LaTeX</source>
            <translation>Copier en LaTeX</translation>
        </message>
        <message>
            <source>Copy this sum as LaTeX</source>
            <translation>Copier cette somme en LaTeX</translation>
        </message>
        <message>
            <source>Copy the output as CSV</source>
            <translation>Copier la sortie en CSV</translation>
        </message>
        <message>
            <source>Save picture…</source>
            <translation>Enregistrer l’image…</translation>
        </message>
        <message>
            <source>Save moving picture…</source>
            <translation>Enregistrer l’animation…</translation>
        </message>
        <message>
            <source>This grid as a worksheet…</source>
            <translation>Cette grille en exercice…</translation>
        </message>
        <message>
            <source>Worksheet and answers…</source>
            <translation>Fiche et corrigé…</translation>
        </message>
        <message>
            <source>Copy the text of this page</source>
            <translation>Copier le texte de cette page</translation>
        </message>
        <message>
            <source>step</source>
            <translation>etape</translation>
        </message>
        <message>
            <source>receptive-field</source>
            <translation>champ-récepteur</translation>
        </message>
        <message>
            <source>translation</source>
            <translation>translation</translation>
        </message>
        <message>
            <source>why-convolutions</source>
            <translation>pourquoi-la-convolution</translation>
        </message>
        <message>
            <source>blocks</source>
            <translation>blocs</translation>
        </message>
        <message>
            <source>Printable sheets (*.pdf)</source>
            <translation>Fiches à imprimer (*.pdf)</translation>
        </message>
        <message>
            <source>Save worksheet</source>
            <translation>Enregistrer la fiche</translation>
        </message>
        <message>
            <source>answers</source>
            <translation>corrige</translation>
        </message>
        <message>
            <source>Copied: {count} line.</source>
            <translation>Copié : {count} ligne.</translation>
        </message>
        <message>
            <source>Copied: {count} lines.</source>
            <translation>Copié : {count} lignes.</translation>
        </message>
        <message>
            <source>R</source>
            <translation>R</translation>
        </message>
        <message>
            <source>G</source>
            <translation>V</translation>
        </message>
        <message>
            <source>B</source>
            <translation>B</translation>
        </message>
        <message>
            <source>Input</source>
            <translation>Entrée</translation>
        </message>
        <message>
            <source>Response</source>
            <translation>Réponse</translation>
        </message>
        <message>
            <source>Output</source>
            <translation>Sortie</translation>
        </message>
        <message>
            <source>Kernel</source>
            <translation>Noyau</translation>
        </message>
        <message>
            <source>Filter {number} of {count}</source>
            <translation>Filtre {number} sur {count}</translation>
        </message>
        <message>
            <source>{kernel}, turned by 180°</source>
            <translation>{kernel}, tourné de 180°</translation>
        </message>
        <message>
            <source>{title} · {which}</source>
            <translation>{title} · {which}</translation>
        </message>
        <message>
            <source>Layer {number}</source>
            <translation>Couche {number}</translation>
        </message>
        <message>
            <source>Pooled</source>
            <translation>Après le pooling</translation>
        </message>
        <message>
            <source>Shifted</source>
            <translation>Décalée</translation>
        </message>
        <message>
            <source>{count} numbers come out: play, step, or click a cell.</source>
            <translation>{count} nombres en sortent : lisez, avancez ou cliquez.</translation>
        </message>
        <message>
            <source>{count} number comes out: step, or click its cell.</source>
            <translation>{count} nombre en sort : avancez ou cliquez sur sa case.</translation>
        </message>
        <message>
            <source>Output: row {row} of {height}, column {column} of {width}</source>
            <translation>Sortie : ligne {row} sur {height}, colonne {column} sur {width}</translation>
        </message>
        <message>
            <source>Output: row {row} of {height}, column {column} of {width}, channel {channel} of {channels}</source>
            <translation>Sortie : ligne {row} sur {height}, colonne {column} sur {width}, canal {channel} sur {channels}</translation>
        </message>
        <message>
            <source>Size</source>
            <translation>Taille</translation>
        </message>
        <message>
            <source>Size ⌊(n + 2p − f)/s⌋ + 1</source>
            <translation>Taille ⌊(n + 2p − f)/s⌋ + 1</translation>
        </message>
        <message>
            <source>Pooling ⌊(n − f)/s⌋ + 1</source>
            <translation>Pooling ⌊(n − f)/s⌋ + 1</translation>
        </message>
        <message>
            <source>Pooling</source>
            <translation>Pooling</translation>
        </message>
        <message>
            <source>{title}: rows {rows}, columns {columns}</source>
            <translation>{title} : lignes {rows}, colonnes {columns}</translation>
        </message>
        <message>
            <source>{title}: {formula}</source>
            <translation>{title} : {formula}</translation>
        </message>
        <message>
            <source>{title}: {formula} rows and columns</source>
            <translation>{title} : {formula} lignes et colonnes</translation>
        </message>
        <message>
            <source>{title}: {formula} row and column</source>
            <translation>{title} : {formula} ligne et colonne</translation>
        </message>
        <message>
            <source> · ⌊ ⌋ rounds down; left over (hatched): rows {rows}, columns {columns}.</source>
            <translation> · ⌊ ⌋ arrondit vers le bas ; non utilisées (hachurées) : {rows} lignes, {columns} colonnes.</translation>
        </message>
        <message>
            <source> PyTorch leaves them over too.</source>
            <translation> PyTorch ne les utilise pas non plus.</translation>
        </message>
        <message>
            <source>f = {f}, p = {p}, s = {s} · input {given} → output {output} · {parameters} parameters</source>
            <translation>f = {f}, p = {p}, s = {s} · entrée {given} → sortie {output} · {parameters} paramètres</translation>
        </message>
        <message>
            <source>f = {f}, p = {p}, s = {s}, pooling f = {pool}, s = {pool_stride} · input {given} → output {output} · {parameters} parameters</source>
            <translation>f = {f}, p = {p}, s = {s}, pooling f = {pool}, s = {pool_stride} · entrée {given} → sortie {output} · {parameters} paramètres</translation>
        </message>
        <message>
            <source>The padding lies around the patch, not around the photo: numbers at its border are not those of the photo.</source>
            <translation>Le remplissage (padding) entoure l’extrait, pas la photo : au bord, les nombres ne sont pas ceux de la photo.</translation>
        </message>
        <message>
            <source>After {count} layers one unit sees {rows} × {columns} of the input: {formula}</source>
            <translation>Après {count} couches, une unité voit {rows} × {columns} de l’entrée : {formula}</translation>
        </message>
        <message>
            <source>After {count} layer one unit sees {rows} × {columns} of the input: {formula}</source>
            <translation>Après {count} couche, une unité voit {rows} × {columns} de l’entrée : {formula}</translation>
        </message>
        <message>
            <source>After N = {count} layers of 3 × 3 one unit sees {rows} × {columns}: 2N + 1 = {formula}</source>
            <translation>Après N = {count} couches 3 × 3, une unité voit {rows} × {columns} : 2N + 1 = {formula}</translation>
        </message>
        <message>
            <source>rows {rows}, columns {columns}</source>
            <translation>lignes {rows}, colonnes {columns}</translation>
        </message>
        <message>
            <source>{count} row down</source>
            <translation>{count} ligne vers le bas</translation>
        </message>
        <message>
            <source>{count} row up</source>
            <translation>{count} ligne vers le haut</translation>
        </message>
        <message>
            <source>{count} rows down</source>
            <translation>{count} lignes vers le bas</translation>
        </message>
        <message>
            <source>{count} rows up</source>
            <translation>{count} lignes vers le haut</translation>
        </message>
        <message>
            <source>{count} column to the right</source>
            <translation>{count} colonne vers la droite</translation>
        </message>
        <message>
            <source>{count} columns to the right</source>
            <translation>{count} colonnes vers la droite</translation>
        </message>
        <message>
            <source>{count} column to the left</source>
            <translation>{count} colonne vers la gauche</translation>
        </message>
        <message>
            <source>{count} columns to the left</source>
            <translation>{count} colonnes vers la gauche</translation>
        </message>
        <message>
            <source>{one} and {other}</source>
            <translation>{one} et {other}</translation>
        </message>
        <message>
            <source>The input has not been moved.</source>
            <translation>L’entrée n’a pas été déplacée.</translation>
        </message>
        <message>
            <source>Input moved by {move}: {convolved} of {convolutions} numbers of the response changed</source>
            <translation>Entrée déplacée de {move} : {convolved} nombres sur {convolutions} ont changé dans la réponse</translation>
        </message>
        <message>
            <source>Input moved by {move}: {convolved} of its {convolutions} numbers changed</source>
            <translation>Entrée déplacée de {move} : {convolved} de ses {convolutions} nombres ont changé</translation>
        </message>
        <message>
            <source>, and {pooled} of {pools} after pooling</source>
            <translation>, et {pooled} sur {pools} après le pooling</translation>
        </message>
        <message>
            <source>. Pooling absorbs the whole move</source>
            <translation>. Le pooling absorbe tout le déplacement</translation>
        </message>
        <message>
            <source>. The stride does not divide the shift, so the response does not simply move.</source>
            <translation>. Le pas (stride) ne divise pas le déplacement, la réponse n’est donc pas simplement déplacée.</translation>
        </message>
        <message>
            <source>. No number sees the same pixels before and after, so none has simply moved.</source>
            <translation>. Aucun nombre ne voit les mêmes pixels avant et après, aucun n’est donc simplement déplacé.</translation>
        </message>
        <message>
            <source>. Numbers that see the same pixels before and after: {inside}; they moved by {move}.</source>
            <translation>. Nombres qui voient les mêmes pixels avant et après : {inside} ; ils se sont déplacés de {move}.</translation>
        </message>
        <message>
            <source>A photo of 64 × 64: {text} features</source>
            <translation>Une photo de 64 × 64 : {text} caractéristiques</translation>
        </message>
        <message>
            <source>A photo of 1000 × 1000: {text} features</source>
            <translation>Une photo de 1000 × 1000 : {text} caractéristiques</translation>
        </message>
        <message>
            <source>… and 1000 hidden units: {text} weights</source>
            <translation>… et 1000 unités cachées : {text} poids</translation>
        </message>
        <message>
            <source>32 × 32 × 3 to 28 × 28 × 6, fully connected: {text} weights</source>
            <translation>De 32 × 32 × 3 à 28 × 28 × 6, entièrement connectée : {text} poids</translation>
        </message>
        <message>
            <source>The same with 6 filters of 5 × 5, RGB: {text} parameters</source>
            <translation>La même avec 6 filtres 5 × 5, RVB : {text} paramètres</translation>
        </message>
        <message>
            <source>… on one channel: {text} parameters</source>
            <translation>… sur un seul canal : {text} paramètres</translation>
        </message>
        <message>
            <source>{features} features, {weights} weights</source>
            <translation>{features} caractéristiques, {weights} poids</translation>
        </message>
        <message>
            <source>Layer {number} of {count}. All layers together: {dense} parameters fully connected, {own} as they are.</source>
            <translation>Couche {number} sur {count}. Toutes les couches ensemble : {dense} paramètres si elles étaient entièrement connectées, {own} telles quelles.</translation>
        </message>
        <message>
            <source>The filter is as large as its input: both are the same layer.</source>
            <translation>Le filtre est aussi grand que son entrée : les deux sont la même couche.</translation>
        </message>
    </context>
    <context>
        <name>BuildView</name>
        <message>
            <source>My network as boxes</source>
            <translation>Mon réseau en boîtes</translation>
        </message>
        <message>
            <source>Blocks of my network</source>
            <translation>Blocs de mon réseau</translation>
        </message>
        <message>
            <source>Name of the block</source>
            <translation>Nom du bloc</translation>
        </message>
        <message>
            <source>bias</source>
            <translation>biais</translation>
        </message>
        <message>
            <source>One more number to learn for each filter or unit.</source>
            <translation>Un nombre de plus à apprendre par filtre ou par unité.</translation>
        </message>
        <message>
            <source>padding “same”</source>
            <translation>remplissage « same »</translation>
        </message>
        <message>
            <source>As much as gives n/s rows and columns, rounded up, the odd one at the end: TensorFlow's way.</source>
            <translation>De quoi obtenir n/s lignes et colonnes, arrondi par excès, le rang impair à la fin : comme TensorFlow.</translation>
        </message>
        <message>
            <source>Click a block to change it; drag it, or press Alt and an arrow, to move it.</source>
            <translation>Un clic sur un bloc pour le modifier ; le glisser, ou Alt et une flèche, pour le déplacer.</translation>
        </message>
        <message>
            <source>Add…</source>
            <translation>Ajouter…</translation>
        </message>
        <message>
            <source>Add a block</source>
            <translation>Ajouter un bloc</translation>
        </message>
        <message>
            <source>Behind the block that is picked, or at the end.</source>
            <translation>Après le bloc choisi, ou à la fin.</translation>
        </message>
        <message>
            <source>Move up</source>
            <translation>Monter</translation>
        </message>
        <message>
            <source>Move the block up (Alt and the arrow up)</source>
            <translation>Monter le bloc (Alt et la flèche vers le haut)</translation>
        </message>
        <message>
            <source>Move down</source>
            <translation>Descendre</translation>
        </message>
        <message>
            <source>Move the block down (Alt and the arrow down)</source>
            <translation>Descendre le bloc (Alt et la flèche vers le bas)</translation>
        </message>
        <message>
            <source>Remove</source>
            <translation>Retirer</translation>
        </message>
        <message>
            <source>Take the block out (Delete)</source>
            <translation>Retirer le bloc (Suppr)</translation>
        </message>
        <message>
            <source>Begin with the input alone.</source>
            <translation>Commencer avec l’entrée seule.</translation>
        </message>
        <message>
            <source>Empty</source>
            <translation>Vider</translation>
        </message>
        <message>
            <source>Take it to the Digits lab, where it learns to read: 32×32×1 in, ten scores out.</source>
            <translation>L’emmener à l’atelier Chiffres, où il apprend à lire : 32×32×1 en entrée, dix scores en sortie.</translation>
        </message>
        <message>
            <source>Train it on digits</source>
            <translation>L’entraîner sur des chiffres</translation>
        </message>
        <message>
            <source>convolution</source>
            <translation>convolution</translation>
        </message>
        <message>
            <source>pooling</source>
            <translation>sous-échantillonnage (pooling)</translation>
        </message>
        <message>
            <source>ReLU</source>
            <translation>ReLU</translation>
        </message>
        <message>
            <source>flattening</source>
            <translation>aplatissement</translation>
        </message>
        <message>
            <source>fully connected</source>
            <translation>entièrement connectée</translation>
        </message>
        <message>
            <source>adaptive average pooling</source>
            <translation>pooling moyen adaptatif</translation>
        </message>
        <message>
            <source>batch normalisation</source>
            <translation>normalisation par lot</translation>
        </message>
        <message>
            <source>residual sum</source>
            <translation>somme résiduelle</translation>
        </message>
        <message>
            <source>sigmoid</source>
            <translation>sigmoïde</translation>
        </message>
        <message>
            <source>dropout</source>
            <translation>dropout</translation>
        </message>
        <message>
            <source>filters</source>
            <translation>filtres</translation>
        </message>
        <message>
            <source>units</source>
            <translation>unités</translation>
        </message>
        <message>
            <source>rows and columns</source>
            <translation>lignes et colonnes</translation>
        </message>
        <message>
            <source>window f</source>
            <translation>fenêtre f</translation>
        </message>
        <message>
            <source>padding p</source>
            <translation>remplissage (padding) p</translation>
        </message>
        <message>
            <source>stride s</source>
            <translation>pas (stride) s</translation>
        </message>
        <message>
            <source>groups</source>
            <translation>groupes</translation>
        </message>
        <message>
            <source>Into so many parts channels and filters are dealt out.</source>
            <translation>En autant de parts, canaux et filtres sont répartis.</translation>
        </message>
        <message>
            <source>maximum</source>
            <translation>maximum</translation>
        </message>
        <message>
            <source>average</source>
            <translation>moyenne</translation>
        </message>
        <message>
            <source>subsampling of 1998</source>
            <translation>sous-échantillonnage de 1998</translation>
        </message>
        <message>
            <source>scaled tanh</source>
            <translation>tanh mise à l’échelle</translation>
        </message>
        <message>
            <source>response normalisation</source>
            <translation>normalisation des réponses</translation>
        </message>
        <message>
            <source>takes the</source>
            <translation>prend</translation>
        </message>
        <message>
            <source>function</source>
            <translation>fonction</translation>
        </message>
        <message>
            <source>adds the output of</source>
            <translation>ajoute la sortie de</translation>
        </message>
    </context>
    <context>
        <name>ChainEditor</name>
        <message>
            <source>Layer</source>
            <translation>Couche</translation>
        </message>
        <message>
            <source>Add a layer; its filters see all channels of the one before.</source>
            <translation>Ajouter une couche ; ses filtres voient tous les canaux de la précédente.</translation>
        </message>
        <message>
            <source>Take the last layer away.</source>
            <translation>Enlever la dernière couche.</translation>
        </message>
        <message>
            <source>own slice for each channel</source>
            <translation>une tranche par canal</translation>
        </message>
        <message>
            <source>Edit one kernel for each channel; otherwise one kernel serves them all.</source>
            <translation>Modifier un noyau par canal ; sinon un seul noyau sert à tous.</translation>
        </message>
        <message>
            <source>The filter sees</source>
            <translation>Le filtre voit</translation>
        </message>
        <message>
            <source>each channel</source>
            <translation>chaque canal</translation>
        </message>
        <message>
            <source>grey</source>
            <translation>gris</translation>
        </message>
        <message>
            <source>One channel: 0.299 R + 0.587 G + 0.114 B.</source>
            <translation>Un seul canal : 0,299 R + 0,587 V + 0,114 B.</translation>
        </message>
        <message>
            <source>Red, green and blue apart: three responses.</source>
            <translation>Rouge, vert et bleu séparément : trois réponses.</translation>
        </message>
        <message>
            <source>RGB sum</source>
            <translation>somme RVB</translation>
        </message>
        <message>
            <source>Three slices, three products, one sum, as a CNN does.</source>
            <translation>Trois tranches, trois produits, une somme, comme dans un CNN.</translation>
        </message>
        <message>
            <source>mean</source>
            <translation>moyenne</translation>
        </message>
        <message>
            <source>One channel: the mean of all; of three, their luminance.</source>
            <translation>Un seul canal : la moyenne de tous ; pour trois canaux, leur luminance.</translation>
        </message>
        <message>
            <source>Every channel apart: one response each.</source>
            <translation>Chaque canal séparément : une réponse par canal.</translation>
        </message>
        <message>
            <source>sum</source>
            <translation>somme</translation>
        </message>
        <message>
            <source>One slice for each channel, one sum of all products.</source>
            <translation>Une tranche par canal, une seule somme de tous les produits.</translation>
        </message>
        <message>
            <source>Filter in the editor</source>
            <translation>Filtre dans l’éditeur</translation>
        </message>
        <message>
            <source>Add a filter: one more channel of the response.</source>
            <translation>Ajouter un filtre : un canal de plus dans la réponse.</translation>
        </message>
        <message>
            <source>Take this filter away.</source>
            <translation>Enlever ce filtre.</translation>
        </message>
        <message>
            <source>One number added to every sum of this filter.</source>
            <translation>Un nombre ajouté à chaque somme de ce filtre.</translation>
        </message>
        <message>
            <source>Bias</source>
            <translation>Biais</translation>
        </message>
        <message>
            <source>ReLU</source>
            <translation>ReLU</translation>
        </message>
        <message>
            <source>Negative numbers become 0: max(x, 0).</source>
            <translation>Les nombres négatifs deviennent 0 : max(x, 0).</translation>
        </message>
    </context>
    <context>
        <name>ClassQuestion</name>
        <message>
            <source>Making six pictures</source>
            <translation>Préparation des six images</translation>
        </message>
        <message>
            <source>filter {number} of {layer}</source>
            <translation>filtre {number} de {layer}</translation>
        </message>
    </context>
    <context>
        <name>Classify</name>
        <message>
            <source>yours</source>
            <translation>la vôtre</translation>
        </message>
        <message>
            <source>Looking for things…</source>
            <translation>Recherche des objets…</translation>
        </message>
        <message>
            <source>One by one: {count} windows × {one} = {all} multiply-adds. As one convolution: {convolved}, ≈ {times} times fewer.</source>
            <translation>Une par une : {count} fenêtres × {one} = {all} multiplications-additions. En une seule convolution : {convolved}, ≈ {times} fois moins.</translation>
        </message>
        <message>
            <source>{hits} windows are sure of a {digit}; {kept} stay once overlaps have gone.</source>
            <translation>Fenêtres sûres d’un {digit} : {hits} ; il en reste {kept} sans celles qui se recouvrent.</translation>
        </message>
        <message>
            <source>How sure each window of 32 × 32 is that its middle shows a {digit}</source>
            <translation>À quel point chaque fenêtre de 32 × 32 est sûre que son milieu montre un {digit}</translation>
        </message>
        <message>
            <source>The network has no answer for “nothing”: a window that cuts a digit in two gets an answer too.</source>
            <translation>Le réseau n’a pas de réponse pour « rien » : une fenêtre qui coupe un chiffre en deux en reçoit une aussi.</translation>
        </message>
        <message>
            <source>As one convolution it took {time} ms here. “Measure one by one” takes longer.</source>
            <translation>En une seule convolution : {time} ms ici. « Mesurer une par une » prend plus longtemps.</translation>
        </message>
        <message>
            <source>Measured here: one by one {slow} ms, as one convolution {fast} ms, ≈ {times} times as fast. The largest difference of two probabilities: {difference}.</source>
            <translation>Mesuré ici : une par une {slow} ms, en une seule convolution {fast} ms, ≈ {times} fois plus vite. Plus grand écart de deux probabilités : {difference}.</translation>
        </message>
        <message>
            <source>Table for a spreadsheet (*.csv)</source>
            <translation>Tableau pour un tableur (*.csv)</translation>
        </message>
        <message>
            <source>For programs (*.json)</source>
            <translation>Pour les programmes (*.json)</translation>
        </message>
        <message>
            <source>Save the picture</source>
            <translation>Enregistrer l’image</translation>
        </message>
        <message>
            <source>classified</source>
            <translation>classée</translation>
        </message>
        <message>
            <source>Save the answers</source>
            <translation>Enregistrer les réponses</translation>
        </message>
        <message>
            <source>answers</source>
            <translation>corrige</translation>
        </message>
        <message>
            <source>The picture is copied.</source>
            <translation>L’image est copiée.</translation>
        </message>
        <message>
            <source>Save picture…</source>
            <translation>Enregistrer l’image…</translation>
        </message>
        <message>
            <source>Save answers…</source>
            <translation>Enregistrer les réponses…</translation>
        </message>
        <message>
            <source>Copy picture</source>
            <translation>Copier l’image</translation>
        </message>
        <message>
            <source>Asking about several photos</source>
            <translation>Plusieurs photos, l’une après l’autre</translation>
        </message>
        <message>
            <source>Open several photos</source>
            <translation>Ouvrir plusieurs photos</translation>
        </message>
        <message>
            <source>Open or drop several photos: each gets a row with its answer.</source>
            <translation>Ouvrez ou déposez plusieurs photos : chacune reçoit une ligne avec sa réponse.</translation>
        </message>
        <message>
            <source>{done} of {all} photos are answered.</source>
            <translation>{done} photos sur {all} ont leur réponse.</translation>
        </message>
        <message>
            <source>Not readable: {count}.</source>
            <translation>Illisibles : {count}.</translation>
        </message>
        <message>
            <source>photo → answers</source>
            <translation>photo → réponses</translation>
        </message>
        <message>
            <source>{name}?</source>
            <translation>{name} ?</translation>
        </message>
        <message>
            <source>box</source>
            <translation>boîte</translation>
        </message>
        <message>
            <source>score</source>
            <translation>score</translation>
        </message>
        <message>
            <source>goes because of no.</source>
            <translation>part à cause du nº</translation>
        </message>
        <message>
            <source>stays</source>
            <translation>reste</translation>
        </message>
        <message>
            <source>waits</source>
            <translation>attend</translation>
        </message>
        <message>
            <source>Explaining…</source>
            <translation>Explication en cours…</translation>
        </message>
        <message>
            <source>going</source>
            <translation>retrait</translation>
        </message>
        <message>
            <source>coming</source>
            <translation>apparition</translation>
        </message>
        <message>
            <source>{name} at random</source>
            <translation>{name} au hasard</translation>
        </message>
        <message>
            <source>1 maps</source>
            <translation>1 cartes</translation>
        </message>
        <message>
            <source>2 gradients</source>
            <translation>2 gradients</translation>
        </message>
        <message>
            <source>3 weights</source>
            <translation>3 poids</translation>
        </message>
        <message>
            <source>4 top maps</source>
            <translation>4 fortes</translation>
        </message>
        <message>
            <source>5 sum</source>
            <translation>5 somme</translation>
        </message>
        <message>
            <source>6 ReLU</source>
            <translation>6 ReLU</translation>
        </message>
        <message>
            <source>7 photo</source>
            <translation>7 photo</translation>
        </message>
        <message>
            <source>{layer} gives {count} maps of {height} × {width} numbers. Here are the {shown} that add or take most: {names}.</source>
            <translation>{layer} donne {count} cartes de {height} × {width} nombres. Voici les {shown} qui ajoutent ou retirent le plus : {names}.</translation>
        </message>
        <message>
            <source>CAM needs no gradients: the last layer's own weights say what a map adds to “{name}”.</source>
            <translation>CAM se passe de gradients : les poids de la dernière couche disent ce qu’une carte ajoute à « {name} ».</translation>
        </message>
        <message>
            <source>How much the score of “{name}” grows if a number of a map grows by 1: from {low} to {high}.</source>
            <translation>De combien le score de « {name} » augmente si un nombre d’une carte augmente de 1 : de {low} à {high}.</translation>
        </message>
        <message>
            <source>A map's weight is the mean of its {count} gradients: {weights}, …</source>
            <translation>Le poids d’une carte est la moyenne de ses {count} gradients : {weights}, …</translation>
        </message>
        <message>
            <source>map {number}: {weight}</source>
            <translation>carte {number} : {weight}</translation>
        </message>
        <message>
            <source>map {number}: {weight} × {sum} {sign} {total}</source>
            <translation>carte {number} : {weight} × {sum} {sign} {total}</translation>
        </message>
        <message>
            <source>Each map times its weight (weight × sum of its numbers): {products}, …</source>
            <translation>Chaque carte fois son poids (poids × somme de ses nombres) : {products}, …</translation>
        </message>
        <message>
            <source>All {count} weighted maps added up: from {low} to {high} at a place, {total} in all. The score of “{name}” is {score}.</source>
            <translation>Les {count} cartes pondérées additionnées : de {low} à {high} par endroit, {total} en tout. Le score de « {name} » est {score}.</translation>
        </message>
        <message>
            <source>ReLU: what speaks against the class becomes 0, at {count} of {all} places.</source>
            <translation>ReLU : ce qui parle contre la classe devient 0, à {count} endroits sur {all}.</translation>
        </message>
        <message>
            <source>The {height} × {width} numbers over the photo, smooth in between. The largest is {most}. What lies outside the square the network did not see.</source>
            <translation>Les {height} × {width} nombres sur la photo, lissés entre eux. Le plus grand est {most}. Ce qui est hors du carré, le réseau ne l’a pas vu.</translation>
        </message>
        <message>
            <source>Slopes of {width} × {height} pixels: how much the score changes with a level of 255.</source>
            <translation>Pentes de {width} × {height} pixels : de combien le score change avec un niveau sur 255.</translation>
        </message>
        <message>
            <source>Grey squares of {size} px, {done} of {all}. Covering the worst place takes {drop} points from {share}.</source>
            <translation>Carrés gris de {size} px, {done} sur {all}. Couvrir le pire endroit retire {drop} points à {share}.</translation>
        </message>
        <message>
            <source>By how much the probability falls, 0 where it grows</source>
            <translation>De combien la probabilité baisse, 0 où elle augmente</translation>
        </message>
        <message>
            <source>Size of the slope</source>
            <translation>Grandeur de la pente</translation>
        </message>
        <message>
            <source>What each place adds to the score</source>
            <translation>Ce que chaque endroit ajoute au score</translation>
        </message>
        <message>
            <source>stretched to this map</source>
            <translation>étirée à cette carte</translation>
        </message>
        <message>
            <source>one scale for all classes</source>
            <translation>une échelle pour toutes les classes</translation>
        </message>
        <message>
            <source>The check is for Grad-CAM and CAM, which have a map of a layer.</source>
            <translation>La vérification vaut pour Grad-CAM et CAM, qui ont la carte d’une couche.</translation>
        </message>
        <message>
            <source>Live pictures are explained by Grad-CAM. Freeze one to check its explanation.</source>
            <translation>Les images en direct sont expliquées par Grad-CAM. Figez-en une pour vérifier son explication.</translation>
        </message>
        <message>
            <source>Does this map show what the network has learned? “Check this explanation” tells.</source>
            <translation>Cette carte montre-t-elle ce que le réseau a appris ? « Vérifier cette explication » le dit.</translation>
        </message>
        <message>
            <source>Random weights give another map if the rank correlation is below {limit}: it is {value}.</source>
            <translation>Des poids au hasard donnent une autre carte si la corrélation des rangs est sous {limit} : elle est de {value}.</translation>
        </message>
        <message>
            <source>The class goes and comes sooner than at random places (dashed): it passes.</source>
            <translation>La classe disparaît et apparaît plus tôt qu’à des endroits au hasard (tirets) : réussi.</translation>
        </message>
        <message>
            <source>It does not pass: it shows the photo more than what was learned.</source>
            <translation>Échec : elle montre la photo plus que ce qui a été appris.</translation>
        </message>
        <message>
            <source>It does not pass: random places (dashed) matter as much.</source>
            <translation>Échec : des endroits au hasard (tirets) comptent autant.</translation>
        </message>
        <message>
            <source>{network}: {count} million parameters</source>
            <translation>{network} : {count} millions de paramètres</translation>
        </message>
        <message>
            <source>{time} ms</source>
            <translation>{time} ms</translation>
        </message>
        <message>
            <source>VGG-16 has ≈ {times} times as many parameters.</source>
            <translation>VGG-16 a ≈ {times} fois plus de paramètres.</translation>
        </message>
        <message>
            <source>VGG-16 (138 million parameters) answers here too once its dense (fully connected) layers are here. To get them: File › Get VGG-16's dense layers…</source>
            <translation>VGG-16 (138 millions de paramètres) répond ici aussi une fois ses couches entièrement connectées présentes. Pour les obtenir : Fichier › Obtenir les couches entièrement connectées de VGG-16…</translation>
        </message>
        <message>
            <source>Perhaps none of these: “{first}” has only {share}.</source>
            <translation>Peut-être rien de tout cela : « {first} » n’a que {share}.</translation>
        </message>
        <message>
            <source>“{first}” is {margin} points ahead of the next class.</source>
            <translation>« {first} » devance la classe suivante de {margin} points.</translation>
        </message>
        <message>
            <source>As unsure as among {count} equally likely classes (entropy {bits} bits).</source>
            <translation>Aussi peu sûr qu’entre {count} classes également probables (entropie {bits} bits).</translation>
        </message>
        <message>
            <source>one of my {count} classes?</source>
            <translation>une de mes {count} classes ?</translation>
        </message>
        <message>
            <source>No class is chosen yet: the sum is 0.</source>
            <translation>Aucune classe n’est encore choisie : la somme vaut 0.</translation>
        </message>
        <message>
            <source>{share} ({count} more)</source>
            <translation>{share} ({count} autres)</translation>
        </message>
        <message>
            <source>yes from {threshold} % on</source>
            <translation>oui à partir de {threshold} %</translation>
        </message>
        <message>
            <source>Grad-CAM</source>
            <translation>Grad-CAM</translation>
        </message>
        <message>
            <source>CAM</source>
            <translation>CAM</translation>
        </message>
        <message>
            <source>occlusion</source>
            <translation>occultation</translation>
        </message>
        <message>
            <source>gradients</source>
            <translation>gradients</translation>
        </message>
        <message>
            <source>Weighs a layer's maps by how much the class's score grows with them.</source>
            <translation>Pèse les cartes d’une couche selon ce que le score de la classe gagne avec elles.</translation>
        </message>
        <message>
            <source>Weighs the last maps by the last layer's own weights for the class.</source>
            <translation>Pèse les dernières cartes par les poids de la dernière couche pour la classe.</translation>
        </message>
        <message>
            <source>Covers one part of the photo after the other: where does the score fall?</source>
            <translation>Couvre la photo morceau par morceau : où le score baisse-t-il ?</translation>
        </message>
        <message>
            <source>How much would the score change with each pixel?</source>
            <translation>De combien le score changerait-il avec chaque pixel ?</translation>
        </message>
        <message>
            <source>{all} boxes → {above} from {score} on → {kept} stay</source>
            <translation>{all} boîtes → {above} à partir de {score} → il en reste {kept}</translation>
        </message>
        <message>
            <source>{all} windows → {above} from {score} on → {kept} stay</source>
            <translation>{all} fenêtres → {above} à partir de {score} → il en reste {kept}</translation>
        </message>
        <message>
            <source>Precision: {right} of {all} boxes right</source>
            <translation>Précision : boîtes justes, {right} sur {all}</translation>
        </message>
        <message>
            <source>Recall: {right} of {all} things found</source>
            <translation>Rappel : choses trouvées, {right} sur {all}</translation>
        </message>
        <message>
            <source>Right: the class, and an IoU of at least {least} with the dashed box of the thing.</source>
            <translation>Juste : la classe, et un IoU d’au moins {least} avec la boîte en tirets de la chose.</translation>
        </message>
        <message>
            <source>No box is believed: lower the score from which one is. The best has {score}.</source>
            <translation>Aucune boîte n’est crue : baissez le score à partir duquel on croit. La meilleure a {score}.</translation>
        </message>
        <message>
            <source>All {count} are decided. Page Down goes through them one by one.</source>
            <translation>Les {count} sont décidées. Page suivante les parcourt une à une.</translation>
        </message>
        <message>
            <source>{count} boxes wait, the best first. Page Down decides the first.</source>
            <translation>{count} boîtes attendent, la meilleure d’abord. Page suivante décide la première.</translation>
        </message>
        <message>
            <source>{at} of {count}</source>
            <translation>{at} sur {count}</translation>
        </message>
        <message>
            <source>{step}: {box} stays: of those that are left it has the highest score.</source>
            <translation>{step} : {box} reste : de celles qui restent, elle a le plus haut score.</translation>
        </message>
        <message>
            <source>{step}: {box} goes because of {other}: their IoU is {iou}, more than {limit}.</source>
            <translation>{step} : {box} part à cause de {other} : leur IoU est {iou}, plus que {limit}.</translation>
        </message>
        <message>
            <source>IoU = {common} / ({first} + {second} − {common}) = {common} / {union} {sign} {iou} (px²)</source>
            <translation>IoU = {common} / ({first} + {second} − {common}) = {common} / {union} {sign} {iou} (px²)</translation>
        </message>
        <message>
            <source>Your box: there is none to compare it with.</source>
            <translation>Votre boîte : il n’y en a aucune à comparer.</translation>
        </message>
        <message>
            <source>Your box and {box}: {overlap}</source>
            <translation>Votre boîte et {box} : {overlap}</translation>
        </message>
    </context>
    <context>
        <name>ClassifyJobs</name>
        <message>
            <source>Asking the networks</source>
            <translation>Les réseaux répondent</translation>
        </message>
        <message>
            <source>Looking for things</source>
            <translation>Recherche des objets</translation>
        </message>
        <message>
            <source>Explaining the answer</source>
            <translation>Explication de la réponse</translation>
        </message>
        <message>
            <source>Sliding the window</source>
            <translation>La fenêtre glisse</translation>
        </message>
        <message>
            <source>Sliding the model over the photo</source>
            <translation>Le modèle glisse sur la photo</translation>
        </message>
        <message>
            <source>Asking about every window</source>
            <translation>Chaque fenêtre est interrogée</translation>
        </message>
        <message>
            <source>Checking the explanation</source>
            <translation>Vérification de l’explication</translation>
        </message>
    </context>
    <context>
        <name>ClassifyLab</name>
        <message>
            <source>Freeze the live picture</source>
            <translation>Figer l’image en direct</translation>
        </message>
        <message>
            <source>Answers: what is on the photo?</source>
            <translation>Réponses : qu’y a-t-il sur la photo ?</translation>
        </message>
        <message>
            <source>Why does the network say so?</source>
            <translation>Pourquoi le réseau dit-il cela ?</translation>
        </message>
        <message>
            <source>Where is it?</source>
            <translation>Où est-ce ?</translation>
        </message>
        <message>
            <source>Several photos</source>
            <translation>Plusieurs photos</translation>
        </message>
        <message>
            <source>Open several photos…</source>
            <translation>Ouvrir plusieurs photos…</translation>
        </message>
        <message>
            <source>Open a model of my own…</source>
            <translation>Ouvrir un modèle à moi…</translation>
        </message>
        <message>
            <source>Check this explanation</source>
            <translation>Vérifier cette explication</translation>
        </message>
    </context>
    <context>
        <name>ClassifyPanel</name>
        <message>
            <source>Open a photo (Ctrl+O); dropping and pasting work too.</source>
            <translation>Ouvrir une photo (Ctrl+O) ; on peut aussi la déposer ou la coller.</translation>
        </message>
        <message>
            <source>Live</source>
            <translation>En direct</translation>
        </message>
        <message>
            <source>No picture leaves this computer.</source>
            <translation>Aucune image ne quitte cet ordinateur.</translation>
        </message>
        <message>
            <source>Back to how this lab began. The photo stays.</source>
            <translation>Retour au début de cet atelier. La photo reste.</translation>
        </message>
        <message>
            <source>Start again</source>
            <translation>Recommencer</translation>
        </message>
        <message>
            <source>Picture…</source>
            <translation>Image…</translation>
        </message>
        <message>
            <source>Answers…</source>
            <translation>Réponses…</translation>
        </message>
        <message>
            <source>Copy picture</source>
            <translation>Copier l’image</translation>
        </message>
        <message>
            <source>Save</source>
            <translation>Enregistrer</translation>
        </message>
    </context>
    <context>
        <name>ClassifyView</name>
        <message>
            <source>Answers</source>
            <translation>Réponses</translation>
        </message>
        <message>
            <source>What is on the photo?</source>
            <translation>Qu’y a-t-il sur la photo ?</translation>
        </message>
        <message>
            <source>Why?</source>
            <translation>Pourquoi ?</translation>
        </message>
        <message>
            <source>Which part of the photo speaks for a class, step by step.</source>
            <translation>Quelle partie de la photo parle pour une classe, pas à pas.</translation>
        </message>
        <message>
            <source>Where?</source>
            <translation>Où ?</translation>
        </message>
        <message>
            <source>Boxes around things, and how they are chosen.</source>
            <translation>Des boîtes autour des objets, et comment elles sont choisies.</translation>
        </message>
        <message>
            <source>Several</source>
            <translation>Plusieurs</translation>
        </message>
        <message>
            <source>Several photos, each with its answer.</source>
            <translation>Plusieurs photos, chacune avec sa réponse.</translation>
        </message>
        <message>
            <source>Page</source>
            <translation>Page</translation>
        </message>
        <message>
            <source>Photo</source>
            <translation>Photo</translation>
        </message>
        <message>
            <source>Steps of the explanation</source>
            <translation>Étapes de l’explication</translation>
        </message>
    </context>
    <context>
        <name>ColourBar</name>
        <message>
            <source>from {low} to {high}</source>
            <translation>de {low} à {high}</translation>
        </message>
    </context>
    <context>
        <name>CommandPalette</name>
        <message>
            <source>kernel filter weights</source>
            <translation>noyau filtre poids</translation>
        </message>
        <message>
            <source>map channel</source>
            <translation>carte canal</translation>
        </message>
        <message>
            <source>photo picture image</source>
            <translation>photo image</translation>
        </message>
        <message>
            <source>Find a command</source>
            <translation>Rechercher une commande</translation>
        </message>
        <message>
            <source>Commands</source>
            <translation>Commandes</translation>
        </message>
        <message>
            <source>No command is called so. Delete a few letters.</source>
            <translation>Aucune commande ne porte ce nom. Effacez quelques lettres.</translation>
        </message>
    </context>
    <context>
        <name>Compare</name>
        <message>
            <source>mine</source>
            <translation>mon filtre</translation>
        </message>
        <message>
            <source>learned</source>
            <translation>filtre appris</translation>
        </message>
        <message>
            <source>before</source>
            <translation>avant</translation>
        </message>
        <message>
            <source>after</source>
            <translation>après</translation>
        </message>
        <message>
            <source>Each point is a pixel; darker where many lie. Correlation {correlation}. Drag over points to see where on the photo they are.</source>
            <translation>Chaque point est un pixel ; c’est plus foncé là où ils sont nombreux. Corrélation : {correlation}. Encadrez des points pour voir où ils se trouvent sur la photo.</translation>
        </message>
        <message>
            <source>{layer} · {number}</source>
            <translation>{layer} · {number}</translation>
        </message>
        <message>
            <source>{kernel} × filter {number}: {similarity}</source>
            <translation>{kernel} × filtre {number} : {similarity}</translation>
        </message>
        <message>
            <source>Rows: named kernels. Columns: the {count} filters of {layer}. A click compares two. Above {level} they are twins; {lonely} filters have none.</source>
            <translation>Lignes : noyaux nommés. Colonnes : les {count} filtres de {layer}. Un clic en compare deux. Au-dessus de {level}, ce sont des jumeaux ; {lonely} filtres n’en ont pas.</translation>
        </message>
        <message>
            <source> Of the kernels, {count} have no twin.</source>
            <translation> {count} noyaux n’ont pas de jumeau.</translation>
        </message>
        <message>
            <source>Photo: {share} % of its pixels are marked</source>
            <translation>Photo : {share} % des pixels sont marqués</translation>
        </message>
        <message>
            <source>Save comparison</source>
            <translation>Enregistrer la comparaison</translation>
        </message>
        <message>
            <source>comparison</source>
            <translation>comparaison</translation>
        </message>
        <message>
            <source>Tables (*.csv)</source>
            <translation>Tableaux (*.csv)</translation>
        </message>
        <message>
            <source>Save ranking</source>
            <translation>Enregistrer le classement</translation>
        </message>
        <message>
            <source>ranking</source>
            <translation>classement</translation>
        </message>
        <message>
            <source>The comparison is copied.</source>
            <translation>La comparaison est copiée.</translation>
        </message>
        <message>
            <source>Save comparison as a sheet…</source>
            <translation>Enregistrer la comparaison (fiche)…</translation>
        </message>
        <message>
            <source>Save ranking…</source>
            <translation>Enregistrer le classement…</translation>
        </message>
        <message>
            <source>Copy comparison</source>
            <translation>Copier la comparaison</translation>
        </message>
        <message>
            <source>Filter {number}: {similarity}</source>
            <translation>Filtre {number} : {similarity}</translation>
        </message>
        <message>
            <source>My filter beside the network's: {name}</source>
            <translation>Mon filtre à côté de ceux du réseau : {name}</translation>
        </message>
        <message>
            <source>photo</source>
            <translation>photo</translation>
        </message>
        <message>
            <source>my kernel</source>
            <translation>mon noyau</translation>
        </message>
        <message>
            <source>my response</source>
            <translation>ma réponse</translation>
        </message>
        <message>
            <source>in colours</source>
            <translation>en couleurs</translation>
        </message>
        <message>
            <source>red</source>
            <translation>rouge</translation>
        </message>
        <message>
            <source>green</source>
            <translation>vert</translation>
        </message>
        <message>
            <source>blue</source>
            <translation>bleu</translation>
        </message>
        <message>
            <source>map</source>
            <translation>carte</translation>
        </message>
        <message>
            <source>{layer} · {number} of {count}</source>
            <translation>{layer} · {number} sur {count}</translation>
        </message>
        <message>
            <source>After: {learned}</source>
            <translation>Après : {learned}</translation>
        </message>
        <message>
            <source>Before | after: {learned}</source>
            <translation>Avant | après : {learned}</translation>
        </message>
        <message>
            <source>Before over after: {learned}</source>
            <translation>Avant sur après : {learned}</translation>
        </message>
        <message>
            <source>Before − after: {learned}</source>
            <translation>Avant − après : {learned}</translation>
        </message>
        <message>
            <source>Before: {learned}</source>
            <translation>Avant : {learned}</translation>
        </message>
        <message>
            <source>Learned: {learned}</source>
            <translation>Filtre appris : {learned}</translation>
        </message>
        <message>
            <source>Mine | learned: {learned}</source>
            <translation>Mon filtre | filtre appris : {learned}</translation>
        </message>
        <message>
            <source>Mine over learned: {learned}</source>
            <translation>Mon filtre sur le filtre appris : {learned}</translation>
        </message>
        <message>
            <source>Mine − learned: {learned}</source>
            <translation>Mon filtre − filtre appris : {learned}</translation>
        </message>
        <message>
            <source>−Mine − learned: {learned}</source>
            <translation>−Mon filtre − filtre appris : {learned}</translation>
        </message>
        <message>
            <source>Mine: {name}</source>
            <translation>Mon filtre : {name}</translation>
        </message>
        <message>
            <source>1 on the scale: {unit} before and after. Space: the photo.</source>
            <translation>Une unité de l’échelle = {unit}, avant et après (Espace : voir la photo).</translation>
        </message>
        <message>
            <source>1 on the scale: {mine} of mine, {learned} of learned. Space: the photo.</source>
            <translation>Une unité de l’échelle = {mine} pour mon filtre, {learned} pour le filtre appris (Espace : voir la photo).</translation>
        </message>
        <message>
            <source>row {row}, column {column}: mine {left}, learned {right}</source>
            <translation>ligne {row}, colonne {column} : mon filtre {left}, filtre appris {right}</translation>
        </message>
        <message>
            <source>row {row}, column {column}: before {left}, after {right}</source>
            <translation>ligne {row}, colonne {column} : avant {left}, après {right}</translation>
        </message>
        <message>
            <source>own kernel</source>
            <translation>noyau personnel</translation>
        </message>
        <message>
            <source>as it is</source>
            <translation>tel quel</translation>
        </message>
        <message>
            <source>turned by 90°</source>
            <translation>tourné de 90°</translation>
        </message>
        <message>
            <source>turned by 180°</source>
            <translation>tourné de 180°</translation>
        </message>
        <message>
            <source>turned by 270°</source>
            <translation>tourné de 270°</translation>
        </message>
        <message>
            <source>left and right swapped</source>
            <translation>gauche et droite échangées</translation>
        </message>
        <message>
            <source>top and bottom swapped</source>
            <translation>haut et bas échangés</translation>
        </message>
        <message>
            <source>mirrored at the diagonal</source>
            <translation>retourné selon la diagonale</translation>
        </message>
        <message>
            <source>mirrored at the other diagonal</source>
            <translation>retourné selon l’autre diagonale</translation>
        </message>
        <message>
            <source>Mine is unrelated to filter {number} of {layer}: {similarity}; chance gives {level}.</source>
            <translation>Mon filtre n’a rien à voir avec le filtre {number} de {layer} : {similarity} ; le hasard donne {level}.</translation>
        </message>
        <message>
            <source>Mine is the opposite of filter {number} of {layer}: {similarity}.</source>
            <translation>Mon filtre est l’opposé du filtre {number} de {layer} : {similarity}.</translation>
        </message>
        <message>
            <source>Mine is like the opposite of filter {number} of {layer}: {similarity}; chance gives {level}.</source>
            <translation>Mon filtre ressemble à l’opposé du filtre {number} de {layer} : {similarity} ; le hasard donne {level}.</translation>
        </message>
        <message>
            <source>Mine is the same as filter {number} of {layer} but for its strength: {similarity}.</source>
            <translation>Mon filtre est identique au filtre {number} de {layer}, à un facteur près : {similarity}.</translation>
        </message>
        <message>
            <source>Mine is like filter {number} of {layer}: {similarity}; chance gives {level}.</source>
            <translation>Mon filtre ressemble au filtre {number} de {layer} : {similarity} ; le hasard donne {level}.</translation>
        </message>
        <message>
            <source> Mine is {transform}.</source>
            <translation> Mon filtre est {transform}.</translation>
        </message>
        <message>
            <source>My filter is not compared on all samples yet: the ranking comes once it is.</source>
            <translation>Mon filtre n’est pas encore comparé sur tous les exemples : le classement viendra ensuite.</translation>
        </message>
        <message>
            <source>{count} of {count} filters of {layer}, by the cosine of their 27 numbers to mine</source>
            <translation>{count} filtres de {layer} sur {count}, selon le cosinus entre leurs 27 nombres et ceux de mon filtre</translation>
        </message>
        <message>
            <source>{count} of {count} maps of {layer}, by their correlation with mine on this photo</source>
            <translation>{count} cartes de {layer} sur {count}, selon leur corrélation avec ma réponse sur cette photo</translation>
        </message>
        <message>
            <source>{count} of {count} maps of {layer}, by their correlation with mine on all samples</source>
            <translation>{count} cartes de {layer} sur {count}, selon leur corrélation avec ma réponse sur tous les exemples</translation>
        </message>
        <message>
            <source>Filter {number} of {layer}: {similarity}</source>
            <translation>Filtre {number} de {layer} : {similarity}</translation>
        </message>
        <message>
            <source>a blur</source>
            <translation>un flou</translation>
        </message>
        <message>
            <source>an edge filter</source>
            <translation>un filtre de contours</translation>
        </message>
        <message>
            <source>neither blur nor edge</source>
            <translation>ni flou ni contours</translation>
        </message>
        <message>
            <source>nothing but zeros</source>
            <translation>uniquement des zéros</translation>
        </message>
        <message>
            <source>{share} % column × row</source>
            <translation>{share} % colonne × ligne</translation>
        </message>
        <message>
            <source>for vertical edges</source>
            <translation>pour les contours verticaux</translation>
        </message>
        <message>
            <source>for horizontal edges</source>
            <translation>pour les contours horizontaux</translation>
        </message>
        <message>
            <source>for edges like \</source>
            <translation>pour les contours de direction \</translation>
        </message>
        <message>
            <source>for edges like /</source>
            <translation>pour les contours de direction /</translation>
        </message>
    </context>
    <context>
        <name>CompareLab</name>
        <message>
            <source>Comparing</source>
            <translation>Comparaison</translation>
        </message>
        <message>
            <source>Ask the class: learned or hand-made?</source>
            <translation>Interroger la classe : appris ou fait à la main ?</translation>
        </message>
    </context>
    <context>
        <name>ComparePanel</name>
        <message>
            <source>Back to the numbers of the first layer. The photo, the pins and my filter stay; a filter whose numbers cannot be compared becomes the vertical edge.</source>
            <translation>Revenir aux nombres de la première couche. La photo, les épingles et mon filtre restent ; un filtre dont les nombres ne peuvent pas être comparés devient le contour vertical.</translation>
        </message>
        <message>
            <source>Start again</source>
            <translation>Recommencer</translation>
        </message>
        <message>
            <source>The shorter side at which my filter and the network see the photo.</source>
            <translation>Le petit côté de la photo telle que la voient mon filtre et le réseau.</translation>
        </message>
        <message>
            <source>Size for both</source>
            <translation>Taille pour les deux</translation>
        </message>
        <message>
            <source>Open a photo (Ctrl+O); dropping and pasting work too.</source>
            <translation>Ouvrir une photo (Ctrl+O) ; on peut aussi la déposer ou la coller.</translation>
        </message>
        <message>
            <source>My filter</source>
            <translation>Mon filtre</translation>
        </message>
        <message>
            <source>Compare</source>
            <translation>Comparer</translation>
        </message>
        <message>
            <source>numbers</source>
            <translation>nombres</translation>
        </message>
        <message>
            <source>The 27 numbers of both filters: cosine similarity.</source>
            <translation>Les 27 nombres des deux filtres : similarité cosinus.</translation>
        </message>
        <message>
            <source>this photo</source>
            <translation>cette photo</translation>
        </message>
        <message>
            <source>Both responses to this photo: their correlation.</source>
            <translation>Les deux réponses à cette photo : leur corrélation.</translation>
        </message>
        <message>
            <source>all samples</source>
            <translation>les exemples</translation>
        </message>
        <message>
            <source>Both responses to all photos of the app together.</source>
            <translation>Les deux réponses à toutes les photos de l’application prises ensemble.</translation>
        </message>
        <message>
            <source>Spread over R, G, B</source>
            <translation>Répartition sur R, V, B</translation>
        </message>
        <message>
            <source>as luminance</source>
            <translation>en luminance</translation>
        </message>
        <message>
            <source>0.299 R + 0.587 G + 0.114 B.</source>
            <translation>0,299 R + 0,587 V + 0,114 B.</translation>
        </message>
        <message>
            <source>equally</source>
            <translation>à parts égales</translation>
        </message>
        <message>
            <source>A third each.</source>
            <translation>Un tiers pour chacun.</translation>
        </message>
        <message>
            <source>turned and flipped too</source>
            <translation>aussi tourné et retourné</translation>
        </message>
        <message>
            <source>Turn and mirror my filter in all eight ways; the best one counts.</source>
            <translation>Tourner et retourner mon filtre des huit façons possibles ; la plus proche est retenue.</translation>
        </message>
        <message>
            <source>negative numbers too (before ReLU)</source>
            <translation>aussi les nombres négatifs (avant ReLU)</translation>
        </message>
        <message>
            <source>Compare the numbers as they are before ReLU makes the negative ones 0.</source>
            <translation>Comparer les nombres tels qu’ils sont avant que ReLU mette les négatifs à 0.</translation>
        </message>
        <message>
            <source>R, G, B</source>
            <translation>R, V, B</translation>
        </message>
        <message>
            <source>How a grey kernel gets its three slices.</source>
            <translation>Comment un noyau gris obtient ses trois tranches.</translation>
        </message>
        <message>
            <source>The layer of VGG-16; numbers can be compared in conv1_1 only.</source>
            <translation>La couche de VGG-16 ; les nombres ne se comparent que dans conv1_1.</translation>
        </message>
        <message>
            <source>Filter</source>
            <translation>Filtre</translation>
        </message>
        <message>
            <source>Always show the most similar one, also while I edit.</source>
            <translation>Toujours montrer le filtre le plus proche, même pendant que je modifie le mien.</translation>
        </message>
        <message>
            <source>Most similar</source>
            <translation>Le plus proche</translation>
        </message>
        <message>
            <source>Keep this filter in the table of pinned ones (P in the ranking).</source>
            <translation>Garder ce filtre dans le tableau des épinglés (P dans le classement).</translation>
        </message>
        <message>
            <source>Pin</source>
            <translation>Épingler</translation>
        </message>
        <message>
            <source>Layer</source>
            <translation>Couche</translation>
        </message>
        <message>
            <source>Make the learned filter mine in Filters.</source>
            <translation>Adopter le filtre appris comme mon filtre, dans Filtres.</translation>
        </message>
        <message>
            <source>Use in Filters</source>
            <translation>L’adopter dans Filtres</translation>
        </message>
        <message>
            <source>Ask the class</source>
            <translation>Interroger la classe</translation>
        </message>
        <message>
            <source>Six pictures: which is learned, which hand-made?</source>
            <translation>Six images : lesquelles viennent d’un filtre appris, lesquelles d’un filtre fait à la main ?</translation>
        </message>
        <message>
            <source>Save sheet…</source>
            <translation>Fiche…</translation>
        </message>
        <message>
            <source>The comparison as one picture.</source>
            <translation>La comparaison en une seule image.</translation>
        </message>
        <message>
            <source>Save ranking…</source>
            <translation>Classement…</translation>
        </message>
        <message>
            <source>All filters and their similarity, as CSV.</source>
            <translation>Tous les filtres et leur similarité, en CSV.</translation>
        </message>
        <message>
            <source>of {count}</source>
            <translation>sur {count}</translation>
        </message>
    </context>
    <context>
        <name>CompareView</name>
        <message>
            <source>My response</source>
            <translation>Ma réponse</translation>
        </message>
        <message>
            <source>Learned map</source>
            <translation>Carte apprise</translation>
        </message>
        <message>
            <source>Colour scale</source>
            <translation>Échelle de couleurs</translation>
        </message>
        <message>
            <source>Share of mine</source>
            <translation>Part de ma réponse</translation>
        </message>
        <message>
            <source>How much of the right picture is my response.</source>
            <translation>Quelle part de l’image de droite est ma réponse.</translation>
        </message>
        <message>
            <source>Ranking of the learned filters</source>
            <translation>Classement des filtres appris</translation>
        </message>
        <message>
            <source>side by side</source>
            <translation>côte à côte</translation>
        </message>
        <message>
            <source>Mine on the left, the learned one on the right.</source>
            <translation>Ma réponse à gauche, la carte apprise à droite.</translation>
        </message>
        <message>
            <source>wipe</source>
            <translation>volet</translation>
        </message>
        <message>
            <source>On the right: mine up to the slider, then the learned one.</source>
            <translation>À droite : ma réponse jusqu’au curseur, puis la carte apprise.</translation>
        </message>
        <message>
            <source>blend</source>
            <translation>mélange</translation>
        </message>
        <message>
            <source>On the right: a mixture of both.</source>
            <translation>À droite : un mélange des deux.</translation>
        </message>
        <message>
            <source>difference</source>
            <translation>différence</translation>
        </message>
        <message>
            <source>On the right: mine minus the learned one.</source>
            <translation>À droite : ma réponse moins la carte apprise.</translation>
        </message>
        <message>
            <source>Right picture</source>
            <translation>Image de droite</translation>
        </message>
    </context>
    <context>
        <name>ConfusionView</name>
        <message>
            <source>{row} read as {column}: {count}</source>
            <translation>{row} lu comme {column} : {count}</translation>
        </message>
    </context>
    <context>
        <name>ConnectionsView</name>
        <message>
            <source>{drawn} of {total} connections are drawn</source>
            <translation>{drawn} connexions sur {total} sont dessinées</translation>
        </message>
        <message>
            <source>{drawn} of {total} of the output that is picked</source>
            <translation>{drawn} sur {total} pour la sortie choisie</translation>
        </message>
        <message>
            <source>{inputs} inputs, {outputs} outputs, {total} connections</source>
            <translation>{inputs} entrées, {outputs} sorties, {total} connexions</translation>
        </message>
        <message>
            <source>output {output} has {count} connections, to inputs {inputs}</source>
            <translation>la sortie {output} a {count} connexions, avec les entrées {inputs}</translation>
        </message>
        <message>
            <source>{count} input</source>
            <translation>{count} entrée</translation>
        </message>
        <message>
            <source>{count} inputs</source>
            <translation>{count} entrées</translation>
        </message>
        <message>
            <source>{count} output</source>
            <translation>{count} sortie</translation>
        </message>
        <message>
            <source>{count} outputs</source>
            <translation>{count} sorties</translation>
        </message>
        <message>
            <source>{dots} of {count} inputs</source>
            <translation>{dots} entrées sur {count}</translation>
        </message>
        <message>
            <source>{dots} of {count} outputs</source>
            <translation>{dots} sorties sur {count}</translation>
        </message>
    </context>
    <context>
        <name>ControlsButton</name>
        <message>
            <source>Controls</source>
            <translation>Commandes</translation>
        </message>
        <message>
            <source>Hide the controls, so that the pictures get the whole width (F9)</source>
            <translation>Masquer les commandes : les images prennent toute la largeur (F9)</translation>
        </message>
        <message>
            <source>Show the controls again (F9)</source>
            <translation>Remontrer les commandes (F9)</translation>
        </message>
        <message>
            <source>Hide the controls</source>
            <translation>Masquer les commandes</translation>
        </message>
        <message>
            <source>Show the controls</source>
            <translation>Montrer les commandes</translation>
        </message>
    </context>
    <context>
        <name>CourseView</name>
        <message>
            <source>The course’s table</source>
            <translation>Tableau du cours</translation>
        </message>
    </context>
    <context>
        <name>DetailsView</name>
        <message>
            <source>Its filter</source>
            <translation>Son filtre</translation>
        </message>
        <message>
            <source>The learned numbers, slice by slice.</source>
            <translation>Les nombres appris, tranche par tranche.</translation>
        </message>
        <message>
            <source>How it is made</source>
            <translation>Comment elle est calculée</translation>
        </message>
        <message>
            <source>The sum taken apart: what each map adds.</source>
            <translation>Le détail de la somme : ce qu’apporte chaque carte.</translation>
        </message>
        <message>
            <source>What it looks for</source>
            <translation>Ce qu’elle cherche</translation>
        </message>
        <message>
            <source>A picture made to excite this channel.</source>
            <translation>Une image créée pour exciter ce canal.</translation>
        </message>
        <message>
            <source>Best places</source>
            <translation>Zones les plus actives</translation>
        </message>
        <message>
            <source>The nine places that excite it most.</source>
            <translation>Les neuf zones de photo qui l’excitent le plus.</translation>
        </message>
        <message>
            <source>About the map</source>
            <translation>À propos de la carte</translation>
        </message>
        <message>
            <source>Learned filter</source>
            <translation>Filtre appris</translation>
        </message>
        <message>
            <source>A pooling has no filter: the largest of 2 × 2 numbers is kept.</source>
            <translation>Un pooling n’a pas de filtre : on garde le plus grand de 2 × 2 nombres.</translation>
        </message>
        <message>
            <source>How the map is made</source>
            <translation>Comment la carte est calculée</translation>
        </message>
        <message>
            <source>in all samples</source>
            <translation>dans tous les exemples</translation>
        </message>
        <message>
            <source>Search all photos that come with the app, and not this one only.</source>
            <translation>Chercher dans toutes les photos fournies avec l’application, et pas seulement dans celle-ci.</translation>
        </message>
        <message>
            <source>What the channel looks for</source>
            <translation>Ce que cherche le canal</translation>
        </message>
        <message>
            <source>Look for it</source>
            <translation>Lancer la recherche</translation>
        </message>
        <message>
            <source>Begin with noise, and change it step by step so that the channel rises.</source>
            <translation>Partir d’un bruit et le modifier étape par étape pour que l’activation du canal augmente.</translation>
        </message>
        <message>
            <source>First: sum + bias; below: after ReLU.</source>
            <translation>D’abord : somme + biais ; en dessous : après ReLU.</translation>
        </message>
        <message>
            <source>Others: map × its weights; below: what it adds, and the sum so far.</source>
            <translation>Ensuite : carte × ses poids ; en dessous : ce qu’elle apporte, et la somme jusque-là.</translation>
        </message>
        <message>
            <source>First: the map.</source>
            <translation>D’abord : la carte.</translation>
        </message>
        <message>
            <source>Then: the map before pooling, and after it.</source>
            <translation>Ensuite : la carte avant le pooling, et après.</translation>
        </message>
    </context>
    <context>
        <name>DeviceChip</name>
        <message>
            <source>Where the last result was computed, and how long it took</source>
            <translation>Où le dernier résultat a été calculé, et en combien de temps</translation>
        </message>
    </context>
    <context>
        <name>DigitView</name>
        <message>
            <source>row {row}, column {column}: {value} of 255</source>
            <translation>ligne {row}, colonne {column} : {value} sur 255</translation>
        </message>
    </context>
    <context>
        <name>DigitsPanel</name>
        <message>
            <source>Back to how the page began; Undo (Ctrl+Z) brings this back.</source>
            <translation>Revient au début de la page ; Annuler (Ctrl+Z) ramène ce qui est là.</translation>
        </message>
        <message>
            <source>Start again</source>
            <translation>Recommencer</translation>
        </message>
    </context>
    <context>
        <name>DigitsView</name>
        <message>
            <source>Read a digit</source>
            <translation>Lire un chiffre</translation>
        </message>
        <message>
            <source>Draw a digit, and see what every layer makes of it.</source>
            <translation>Dessinez un chiffre et voyez ce que chaque couche en fait.</translation>
        </message>
        <message>
            <source>Train</source>
            <translation>Entraîner</translation>
        </message>
        <message>
            <source>Let a network learn to read, in front of the class.</source>
            <translation>Faites apprendre à lire un réseau, devant la classe.</translation>
        </message>
        <message>
            <source>Page</source>
            <translation>Page</translation>
        </message>
    </context>
    <context>
        <name>Errors</name>
        <message>
            <source>{name} is no name for moving pictures: end it in .gif, or name a folder.</source>
            <translation>{name} ne convient pas pour une image animée : terminez le nom par .gif, ou donnez un dossier.</translation>
        </message>
        <message>
            <source>The filters of one layer must all have one size; these have: {sizes}. Resize or remove some.</source>
            <translation>Les filtres d’une même couche doivent tous avoir la même taille ; ceux-ci ont les tailles {sizes}. Redimensionnez-en ou supprimez-en.</translation>
        </message>
        <message>
            <source>No colour scale goes from {low} to {high}; take smaller numbers in the kernel or the input.</source>
            <translation>Aucune échelle de couleurs ne va de {low} à {high} ; prenez des nombres plus petits dans le noyau ou dans l’entrée.</translation>
        </message>
        <message>
            <source>The filter is {filter_depth} deep but the input has {channels} channels. Give the filter one slice for each channel.</source>
            <translation>Le filtre a {filter_depth} tranches mais l’entrée a {channels} canaux. Donnez au filtre une tranche par canal.</translation>
        </message>
        <message>
            <source>The file {name} holds no numbers: choose another.</source>
            <translation>Le fichier {name} ne contient aucun nombre : choisissez-en un autre.</translation>
        </message>
        <message>
            <source>Line {line} of {name} has {count} numbers, the first line {expected}: give every line as many.</source>
            <translation>La ligne {line} de {name} a {count} nombres, la première {expected} : donnez-en autant à chaque ligne.</translation>
        </message>
        <message>
            <source>Channel {channel} of {name} has {count} lines, the first {expected}: give every channel as many.</source>
            <translation>Le canal {channel} de {name} a {count} lignes, le premier {expected} : donnez-en autant à chaque canal.</translation>
        </message>
        <message>
            <source>The cut-outs that come with CNNGUI are gone: install it again.</source>
            <translation>Les photos détourées livrées avec CNNGUI ont disparu : réinstallez-le.</translation>
        </message>
        <message>
            <source>The file {name} is not a picture: choose a JPEG, PNG, WebP, TIFF, BMP or GIF.</source>
            <translation>Le fichier {name} n’est pas une image : choisissez un JPEG, PNG, WebP, TIFF, BMP ou GIF.</translation>
        </message>
        <message>
            <source>The picture {name} is camera raw (such as DNG, NEF or CR2): numbers of a sensor that are to be developed first. Save it as JPEG or TIFF in the program of the camera.</source>
            <translation>L’image {name} est un fichier brut d’appareil photo (DNG, NEF ou CR2, par exemple) : des nombres du capteur, à développer d’abord. Enregistrez-la en JPEG ou TIFF avec le logiciel de l’appareil.</translation>
        </message>
        <message>
            <source>The picture {name} is of the kind {format}, which cannot be read: save it as JPEG.</source>
            <translation>L’image {name} est du type {format}, qui ne peut pas être lu : enregistrez-la en JPEG.</translation>
        </message>
        <message>
            <source>There is not enough memory to open {name}: close programs or make it smaller.</source>
            <translation>Il n’y a pas assez de mémoire pour ouvrir {name} : fermez des programmes ou réduisez l’image.</translation>
        </message>
        <message>
            <source>The picture {name} is cut short, or 0 pixels wide or high: get another.</source>
            <translation>L’image {name} est tronquée, ou sa largeur ou sa hauteur est de 0 pixel : prenez-en une autre.</translation>
        </message>
        <message>
            <source>The picture {name} is damaged, incomplete or a rare kind of {format}: get another copy or save it again in a picture program.</source>
            <translation>L’image {name} est abîmée, incomplète ou d’une variante rare de {format} : procurez-vous une autre copie ou réenregistrez-la dans un logiciel d’images.</translation>
        </message>
        <message>
            <source>The picture {name} has {width} × {height} pixels, {megapixels} megapixels where {limit} are allowed: make it smaller first.</source>
            <translation>L’image {name} a {width} × {height} pixels, soit {megapixels} mégapixels là où {limit} sont permis : réduisez-la d’abord.</translation>
        </message>
        <message>
            <source>{name} is no folder: choose the one with the four files of MNIST.</source>
            <translation>{name} n’est pas un dossier : choisissez celui des quatre fichiers de MNIST.</translation>
        </message>
        <message>
            <source>The pictures in {name} have {rows}×{columns} pixels; 28×28 are needed.</source>
            <translation>Les images de {name} ont {rows}×{columns} pixels ; il en faut 28×28.</translation>
        </message>
        <message>
            <source>{pictures} holds {count} pictures, but {labels} says what {other} are: they do not belong together.</source>
            <translation>{pictures} contient {count} images, mais {labels} dit ce que sont {other} : ils ne vont pas ensemble.</translation>
        </message>
        <message>
            <source>{name} names the class {label}; there are ten, 0 to 9.</source>
            <translation>{name} nomme la classe {label} ; il y en a dix, de 0 à 9.</translation>
        </message>
        <message>
            <source>{name} is no IDX file, as MNIST has them: choose another.</source>
            <translation>{name} n’est pas un fichier IDX comme ceux de MNIST : choisissez-en un autre.</translation>
        </message>
        <message>
            <source>{name} has {found} axes and not {wanted}: pictures have 3, labels 1.</source>
            <translation>{name} a {found} axes et non {wanted} : les images en ont 3, les étiquettes 1.</translation>
        </message>
        <message>
            <source>{name} should hold {wanted} bytes and holds {found}: fetch it again.</source>
            <translation>{name} devrait contenir {wanted} octets et en contient {found} : récupérez-le de nouveau.</translation>
        </message>
        <message>
            <source>The folder {folder} has no file {name}, nor {name}.gz: add it.</source>
            <translation>Le dossier {folder} n’a ni fichier {name}, ni {name}.gz : ajoutez-le.</translation>
        </message>
        <message>
            <source>{name} is cut off or damaged, and cannot be unpacked: fetch it again.</source>
            <translation>{name} est tronqué ou abîmé et ne peut pas être décompressé : récupérez-le de nouveau.</translation>
        </message>
        <message>
            <source>{name} is far too large for a file of digits: choose another.</source>
            <translation>{name} est bien trop grand pour un fichier de chiffres : choisissez-en un autre.</translation>
        </message>
        <message>
            <source>{name} is not the file of digits that comes with CNNGUI: install it again.</source>
            <translation>{name} n’est pas le fichier de chiffres fourni avec CNNGUI : réinstallez-le.</translation>
        </message>
        <message>
            <source>The response has grown beyond every number; take smaller numbers in the kernel or the input.</source>
            <translation>La réponse devient trop grande ; prenez des nombres plus petits dans le noyau ou dans l’entrée.</translation>
        </message>
        <message>
            <source>There is no layer {layer} in a chain of {count}.</source>
            <translation>Il n’y a pas de couche {layer} dans une chaîne de {count}.</translation>
        </message>
        <message>
            <source>A worksheet has room for {most} rows, columns and channels, not for {largest}: take a smaller grid or less padding.</source>
            <translation>Une fiche d’exercices peut contenir {most} lignes, colonnes et canaux, pas {largest} : prenez une grille plus petite ou moins de remplissage (padding).</translation>
        </message>
        <message>
            <source>A worksheet has room for numbers below {most}, not for {value}: take smaller ones.</source>
            <translation>Une fiche d’exercices peut contenir des nombres inférieurs à {most}, pas {value} : prenez-en de plus petits.</translation>
        </message>
        <message>
            <source>{name} is an address, not a file: save the picture first, then open it.</source>
            <translation>{name} est une adresse, pas un fichier : enregistrez d’abord l’image, puis ouvrez-la.</translation>
        </message>
        <message>
            <source>There is no file {name}: check the path.</source>
            <translation>Il n’y a pas de fichier {name} : vérifiez le chemin.</translation>
        </message>
        <message>
            <source>The file {name} may not be read: change its permissions or choose another.</source>
            <translation>Vous n’avez pas le droit de lire le fichier {name} : changez ses permissions ou choisissez-en un autre.</translation>
        </message>
        <message>
            <source>The file {name} cannot be opened ({reason}): choose another.</source>
            <translation>Le fichier {name} ne peut pas être ouvert ({reason}) : choisissez-en un autre.</translation>
        </message>
        <message>
            <source>{name} is a folder: choose a file in it.</source>
            <translation>{name} est un dossier : choisissez un fichier à l’intérieur.</translation>
        </message>
        <message>
            <source>{name} is not an ordinary file: choose another.</source>
            <translation>{name} n’est pas un fichier ordinaire : choisissez-en un autre.</translation>
        </message>
        <message>
            <source>The file {name} is empty: choose another.</source>
            <translation>Le fichier {name} est vide : choisissez-en un autre.</translation>
        </message>
        <message>
            <source>The folder {name} cannot be written ({reason}): choose another.</source>
            <translation>Impossible d’écrire dans le dossier {name} ({reason}) : choisissez-en un autre.</translation>
        </message>
        <message>
            <source>The folder {name} cannot be made ({reason}): choose another.</source>
            <translation>Le dossier {name} ne peut pas être créé ({reason}) : choisissez-en un autre.</translation>
        </message>
        <message>
            <source>{name} is not an ordinary file: choose another name to save to.</source>
            <translation>{name} n’est pas un fichier ordinaire : choisissez un autre nom pour enregistrer.</translation>
        </message>
        <message>
            <source>There is no folder to write {name} in: make it first or choose another.</source>
            <translation>Le dossier de {name} n’existe pas : créez-le d’abord ou choisissez-en un autre.</translation>
        </message>
        <message>
            <source>The file {name} may not be written: choose another folder or name.</source>
            <translation>Vous n’avez pas le droit d’écrire le fichier {name} : choisissez un autre dossier ou un autre nom.</translation>
        </message>
        <message>
            <source>The file {name} cannot be written ({reason}): choose another folder.</source>
            <translation>Le fichier {name} ne peut pas être écrit ({reason}) : choisissez un autre dossier.</translation>
        </message>
        <message>
            <source>The disk has no room for {name}: free some, or choose another folder.</source>
            <translation>Le disque n’a plus de place pour {name} : libérez-en, ou choisissez un autre dossier.</translation>
        </message>
        <message>
            <source>There is no other photo in this folder any more.</source>
            <translation>Il n’y a plus d’autre photo dans ce dossier.</translation>
        </message>
        <message>
            <source>There is not enough memory to open {name}: close other programs.</source>
            <translation>Il n’y a pas assez de mémoire pour ouvrir {name} : fermez d’autres programmes.</translation>
        </message>
        <message>
            <source>The file {name} cannot be read ({reason}): get another copy.</source>
            <translation>Le fichier {name} ne peut pas être lu ({reason}) : procurez-vous une autre copie.</translation>
        </message>
        <message>
            <source>The file {name} is over {limit} MB of text: save the numbers as .npy.</source>
            <translation>Le fichier {name} dépasse {limit} Mo de texte : enregistrez les nombres en .npy.</translation>
        </message>
        <message>
            <source>The file {name} is not a grid of numbers: save one array as .npy or rows of numbers as .csv.</source>
            <translation>Le fichier {name} n’est pas une grille de nombres : enregistrez un tableau en .npy ou des lignes de nombres en .csv.</translation>
        </message>
        <message>
            <source>Row {row}, column {column} of {name} is not finite or too large for float32: correct it.</source>
            <translation>Ligne {row}, colonne {column} de {name} : le nombre n’est pas fini ou trop grand pour float32 ; corrigez-le.</translation>
        </message>
        <message>
            <source>The filter has no slices; it needs at least one kernel.</source>
            <translation>Le filtre n’a pas de tranche ; il lui faut au moins un noyau.</translation>
        </message>
        <message>
            <source>The kernel is empty; write numbers such as 1,0,-1/1,0,-1/1,0,-1.</source>
            <translation>Le noyau est vide ; écrivez des nombres tels que 1,0,-1/1,0,-1/1,0,-1.</translation>
        </message>
        <message>
            <source>Row {row} is not as long as row 1, {count} against {first}; every row needs as many numbers.</source>
            <translation>La ligne {row} n’est pas aussi longue que la ligne 1, {count} contre {first} ; il faut autant de nombres à chaque ligne.</translation>
        </message>
        <message>
            <source>The kernel is {rows}×{columns}; {most}×{most} is the largest possible.</source>
            <translation>Le noyau est de {rows}×{columns} ; le plus grand possible est {most}×{most}.</translation>
        </message>
        <message>
            <source>Slice {slice} is {rows}×{columns} but slice 1 is {first_rows}×{first_columns}; all slices of a filter need the same shape.</source>
            <translation>La tranche {slice} est de {rows}×{columns} mais la tranche 1 de {first_rows}×{first_columns} ; toutes les tranches d’un filtre doivent avoir la même forme.</translation>
        </message>
        <message>
            <source>“{text}” in row {row}, column {column} of slice {slice} cannot be used; a kernel holds finite numbers from −1e30 to 1e30.</source>
            <translation>« {text} », ligne {row}, colonne {column} de la tranche {slice}, ne convient pas ; un noyau contient des nombres finis de −1e30 à 1e30.</translation>
        </message>
        <message>
            <source>The text is too long for a kernel; paste only its numbers.</source>
            <translation>Le texte est trop long pour un noyau ; collez seulement ses nombres.</translation>
        </message>
        <message>
            <source>There is no kernel named “{name}”; did you mean {near}?</source>
            <translation>Il n’y a pas de noyau nommé « {name} » ; vouliez-vous dire {near} ?</translation>
        </message>
        <message>
            <source>There is no kernel named “{name}”; “cnngui kernels” lists them all, and numbers such as 1,0,-1 will do.</source>
            <translation>Il n’y a pas de noyau nommé « {name} » ; « cnngui kernels » les liste tous, et des nombres tels que 1,0,-1 conviennent.</translation>
        </message>
        <message>
            <source>“{text}” is not a number. Type one such as -1, 0.5 or 1/9; the old one is kept.</source>
            <translation>« {text} » n’est pas un nombre. Tapez par exemple -1, 0,5 ou 1/9 ; l’ancien nombre est gardé.</translation>
        </message>
        <message>
            <source>“{text}” is too large. Type one up to 1e30; the old one is kept.</source>
            <translation>« {text} » est trop grand. Tapez un nombre jusqu’à 1e30 ; l’ancien est gardé.</translation>
        </message>
        <message>
            <source>The bias is {bias}; it must be a finite number from −1e30 to 1e30.</source>
            <translation>Le biais vaut {bias} ; il faut un nombre fini de −1e30 à 1e30.</translation>
        </message>
        <message>
            <source>The filter has {depth} slices but the input has {channels} channels; give one slice, or one for each channel.</source>
            <translation>Le filtre a {depth} tranches mais l’entrée a {channels} canaux ; donnez une seule tranche, ou une par canal.</translation>
        </message>
        <message>
            <source>A kernel cannot be {rows}×{columns}; 1×1 to {most}×{most} is possible.</source>
            <translation>Un noyau ne peut pas être de {rows}×{columns} ; il peut aller de 1×1 à {most}×{most}.</translation>
        </message>
        <message>
            <source>There is no example named “{name}”; choose one of {names}.</source>
            <translation>Il n’y a pas d’exemple nommé « {name} » ; choisissez parmi {names}.</translation>
        </message>
        <message>
            <source>Random numbers lie between −1000000 and 1000000.</source>
            <translation>Les nombres au hasard vont de −1000000 à 1000000.</translation>
        </message>
        <message>
            <source>No such number lies between {low} and {high}; widen the range.</source>
            <translation>Il n’y a aucun nombre de ce type entre {low} et {high} ; élargissez l’intervalle.</translation>
        </message>
        <message>
            <source>There are no numbers; write one row a line, such as 1,2,3.</source>
            <translation>Il n’y a pas de nombres ; écrivez une ligne de la grille par ligne de texte, comme 1,2,3.</translation>
        </message>
        <message>
            <source>The text is too long for a grid; paste only its numbers.</source>
            <translation>Le texte est trop long pour une grille ; ne collez que ses nombres.</translation>
        </message>
        <message>
            <source>The numbers of a grid lie between −1000000 and 1000000; correct {value}.</source>
            <translation>Les nombres d’une grille vont de −1000000 à 1000000 ; corrigez {value}.</translation>
        </message>
        <message>
            <source>The grid is {height}×{width}×{channels}; it can have 1×1 to {largest}×{largest} numbers and 1 to {most} channels.</source>
            <translation>La grille est de {height}×{width}×{channels} ; elle peut avoir de 1×1 à {largest}×{largest} nombres et de 1 à {most} canaux.</translation>
        </message>
        <message>
            <source>This grid tells only {count} kernels apart; take one whose numbers differ more from each other.</source>
            <translation>Cette grille ne distingue que {count} noyaux ; prenez-en une dont les nombres diffèrent davantage.</translation>
        </message>
        <message>
            <source>The stack has {count} layers; it can have 1 to {most}.</source>
            <translation>La pile a {count} couches ; elle peut en avoir de 1 à {most}.</translation>
        </message>
        <message>
            <source>A bracket is missing: every {opening} needs its {closing}.</source>
            <translation>Il manque un crochet ou une parenthèse : chaque {opening} a besoin de son {closing}.</translation>
        </message>
        <message>
            <source>These are {count} filters; paste one at a time.</source>
            <translation>Ce sont {count} filtres ; collez-en un à la fois.</translation>
        </message>
        <message>
            <source>Brackets and numbers are mixed up near “{text}”; give every row its brackets.</source>
            <translation>Crochets et nombres sont mêlés près de « {text} » ; donnez ses crochets à chaque ligne.</translation>
        </message>
        <message>
            <source>In one line a / begins a new row; write fractions in brackets, [1/9, 1/9], or 1/9*1,1/1,1.</source>
            <translation>Sur une seule ligne, / commence une nouvelle ligne du noyau ; écrivez les fractions entre crochets, [1/9, 1/9], ou 1/9*1,1/1,1.</translation>
        </message>
        <message>
            <source>The text holds {count} matrices; paste one at a time.</source>
            <translation>Le texte contient {count} matrices ; collez-en une à la fois.</translation>
        </message>
        <message>
            <source>Line {line} of {name} holds “{cell}” where a number should be: correct it.</source>
            <translation>La ligne {line} de {name} contient « {cell} » à la place d’un nombre : corrigez-la.</translation>
        </message>
        <message>
            <source>“{text}” in row {row}, column {column} of slice {slice} is not a number such as 1, -0.5 or 2e-3.</source>
            <translation>« {text} », ligne {row}, colonne {column} de la tranche {slice}, n’est pas un nombre tel que 1, -0.5 ou 2e-3.</translation>
        </message>
        <message>
            <source>Line {line}, column {column} of {name} is blank: write 0 where a zero is meant.</source>
            <translation>Ligne {line}, colonne {column} de {name} : case vide ; écrivez 0 si c’est un zéro.</translation>
        </message>
        <message>
            <source>Row {row}, column {column} of slice {slice} is blank; write 0 where a zero is meant.</source>
            <translation>Ligne {row}, colonne {column} de la tranche {slice} : case vide ; écrivez 0 si c’est un zéro.</translation>
        </message>
        <message>
            <source>Line {line} of {name}, “{text}”, can be read in two ways: write decimals with a point, and one sign between all numbers.</source>
            <translation>La ligne {line} de {name}, « {text} », peut se lire de deux façons : écrivez les décimales avec un point, et un même signe entre tous les nombres.</translation>
        </message>
        <message>
            <source>Row {row}, “{text}”, can be read in two ways; write decimals with a point, one row a line, and the same sign between all numbers.</source>
            <translation>La ligne {row}, « {text} », peut se lire de deux façons ; écrivez les décimales avec un point, une ligne du noyau par ligne, et le même signe entre tous les nombres.</translation>
        </message>
        <message>
            <source>“{text}” beside the numbers is not understood; paste only the numbers with their brackets.</source>
            <translation>Impossible de comprendre « {text} » à côté des nombres ; collez seulement les nombres avec leurs crochets.</translation>
        </message>
        <message>
            <source>The file {name} is damaged or incomplete: get another copy.</source>
            <translation>Le fichier {name} est abîmé ou incomplet : procurez-vous une autre copie.</translation>
        </message>
        <message>
            <source>The array in {name} holds {dtype}, not real numbers: save it as float32.</source>
            <translation>Le tableau dans {name} contient des {dtype}, pas des nombres réels : enregistrez-le en float32.</translation>
        </message>
        <message>
            <source>The array in {name} has the shape {shape}: a grid is (rows, columns) or (rows, columns, channels).</source>
            <translation>Le tableau dans {name} a la forme {shape} : une grille est (lignes, colonnes) ou (lignes, colonnes, canaux).</translation>
        </message>
        <message>
            <source>The grid {name} has {count} numbers where {limit} are allowed: take a part of it.</source>
            <translation>La grille {name} a {count} nombres là où {limit} sont permis : prenez-en une partie.</translation>
        </message>
        <message>
            <source>The picture {name} is empty: choose another.</source>
            <translation>L’image {name} est vide : choisissez-en une autre.</translation>
        </message>
        <message>
            <source>{name} is no picture (shape {shape}, {dtype}): give rows of grey, RGB or RGBA bytes.</source>
            <translation>{name} n’est pas une image (forme {shape}, {dtype}) : donnez des lignes d’octets gris, RGB ou RGBA.</translation>
        </message>
        <message>
            <source>{name} is no name for a picture: end it in .png, .jpg, .webp or .tif.</source>
            <translation>{name} ne convient pas pour une image : terminez le nom par .png, .jpg, .webp ou .tif.</translation>
        </message>
        <message>
            <source>A {format} has at most {limit} pixels a side and {name} would have {longest}: save it as .png.</source>
            <translation>Le format {format} permet au plus {limit} pixels par côté et {name} en aurait {longest} : enregistrez en .png.</translation>
        </message>
        <message>
            <source>{name} is no name for a grid of numbers: end it in .npy or .csv.</source>
            <translation>{name} ne convient pas pour une grille de nombres : terminez le nom par .npy ou .csv.</translation>
        </message>
        <message>
            <source>The numbers for {name} are not all finite: make the kernel's smaller.</source>
            <translation>Les nombres pour {name} ne sont pas tous finis : prenez-en de plus petits dans le noyau.</translation>
        </message>
        <message>
            <source>The {name} is {value}; it must be at least {low}.</source>
            <translation>Valeur de « {name} » : {value} ; il faut au moins {low}.</translation>
        </message>
        <message>
            <source>The window needs {window} pixels but the padded input has only {padded}. Take a smaller kernel or pool, more padding, or a larger input.</source>
            <translation>La fenêtre a besoin de {window} pixels, mais l’entrée avec son remplissage n’en a que {padded}. Prenez un noyau ou un pooling plus petit, plus de remplissage ou une entrée plus grande.</translation>
        </message>
        <message>
            <source>No camera was found: connect one, or allow this program to use it in the system's settings.</source>
            <translation>Aucune caméra trouvée : branchez-en une, ou autorisez ce programme à l’utiliser dans les réglages du système.</translation>
        </message>
        <message>
            <source>There is no camera {index}: connect it or choose another.</source>
            <translation>Il n’y a pas de caméra {index} : branchez-la ou choisissez-en une autre.</translation>
        </message>
        <message>
            <source>Camera {index} gives no picture: close other programs that use it, or allow this one to use it.</source>
            <translation>La caméra {index} ne donne aucune image : fermez les autres programmes qui l’utilisent, ou autorisez celui-ci.</translation>
        </message>
        <message>
            <source>Camera {index} gives no more pictures: check its cable and start it again.</source>
            <translation>La caméra {index} ne donne plus d’images : vérifiez son câble et relancez-la.</translation>
        </message>
        <message>
            <source>The file {name} is no video that can be read: choose another.</source>
            <translation>Le fichier {name} n’est pas une vidéo lisible : choisissez-en un autre.</translation>
        </message>
        <message>
            <source>The video {name} has no picture that can be read: choose another.</source>
            <translation>La vidéo {name} n’a aucune image lisible : choisissez-en une autre.</translation>
        </message>
        <message>
            <source>A worksheet has 1 to {most} exercises, not {exercises}.</source>
            <translation>Une fiche d’exercices a de 1 à {most} exercices, pas {exercises}.</translation>
        </message>
        <message>
            <source>The seed of a worksheet is a whole number, not {seed}.</source>
            <translation>La graine d’une fiche d’exercices est un nombre entier, pas {seed}.</translation>
        </message>
        <message>
            <source>This page has no table: go to “Layers”.</source>
            <translation>Cette page n’a pas de tableau : aller à « Couches ».</translation>
        </message>
        <message>
            <source>Choose a filter of the first layer: only there it sees the photo itself.</source>
            <translation>Choisissez un filtre de la première couche : là seulement, il voit la photo elle-même.</translation>
        </message>
        <message>
            <source>The photo is too small for {layer} at this size.</source>
            <translation>La photo est trop petite pour {layer} à cette taille.</translation>
        </message>
        <message>
            <source>The kernel of {layer} has {wanted} numbers, and not {found}.</source>
            <translation>Le noyau de {layer} a {wanted} nombres, et non {found}.</translation>
        </message>
        <message>
            <source>No number has been computed yet: take a step first.</source>
            <translation>Aucun nombre n’a encore été calculé : avancez d’abord d’un pas.</translation>
        </message>
        <message>
            <source>With its padding this is a grid of {rows} × {columns}: more than {most} a side cannot be followed by hand. Take less padding.</source>
            <translation>Avec son remplissage (padding), la grille a {rows} × {columns} nombres : au-delà de {most} par côté, on ne peut plus suivre à la main. Réduisez le remplissage.</translation>
        </message>
        <message>
            <source>The picture cannot be kept in {folder} ({reason}): save it, then open it.</source>
            <translation>L’image ne peut pas être gardée dans {folder} ({reason}) : enregistrez-la, puis ouvrez-la.</translation>
        </message>
        <message>
            <source>Nothing is painted yet: paint where the style goes, or choose everywhere.</source>
            <translation>Rien n’est encore peint : peignez là où appliquer le style, ou choisissez « partout ».</translation>
        </message>
        <message>
            <source>A class needs a name of 1 to {most} letters.</source>
            <translation>Une classe a besoin d’un nom de 1 à {most} lettres.</translation>
        </message>
        <message>
            <source>There is a class {name} already: give this one another name.</source>
            <translation>Il y a déjà une classe {name} : donnez un autre nom à celle-ci.</translation>
        </message>
        <message>
            <source>The training of “{network}” ended. {reason}</source>
            <translation>L’entraînement de « {network} » s’est interrompu. {reason}</translation>
        </message>
        <message>
            <source>The training of “{network}” ended: the disk or a file gave up ({reason}). Look whether the disk is full, and train again.</source>
            <translation>L’entraînement de « {network} » s’est interrompu : le disque ou un fichier a fait défaut ({reason}). Voyez si le disque est plein, et entraînez de nouveau.</translation>
        </message>
        <message>
            <source>The training of “{network}” ended: something went wrong in the app itself. Your pictures are as they were; Help › Report has the details.</source>
            <translation>L’entraînement de « {network} » s’est interrompu : une erreur s’est produite dans l’application elle-même. Vos images sont intactes ; Aide › Rapport donne les détails.</translation>
        </message>
        <message>
            <source>The training of “{network}” ended: the memory is full. Close other programs, or take fewer pictures.</source>
            <translation>L’entraînement de « {network} » s’est interrompu : la mémoire est pleine. Fermez d’autres programmes, ou prenez moins d’images.</translation>
        </message>
        <message>
            <source>The training of “{network}” ended: the memory is full. Choose a rung higher up the ladder, where less learns, or close other programs.</source>
            <translation>L’entraînement de « {network} » s’est interrompu : la mémoire est pleine. Choisissez un échelon plus haut, où moins de couches apprennent, ou fermez d’autres programmes.</translation>
        </message>
        <message>
            <source>length</source>
            <translation>longueur</translation>
        </message>
        <message>
            <source>size</source>
            <translation>taille</translation>
        </message>
        <message>
            <source>padding</source>
            <translation>remplissage (padding)</translation>
        </message>
        <message>
            <source>stride</source>
            <translation>pas (stride)</translation>
        </message>
        <message>
            <source>dilation</source>
            <translation>dilatation</translation>
        </message>
        <message>
            <source>There is not enough memory for this. Take a smaller photo or working size.</source>
            <translation>Il n’y a pas assez de mémoire pour cela. Prenez une photo ou une taille de travail plus petite.</translation>
        </message>
        <message>
            <source>Something went wrong in the app itself. Nothing of yours was changed; Help › Report has the details.</source>
            <translation>Une erreur s’est produite dans l’application elle-même. Votre travail est intact ; les détails sont dans Aide › Rapport.</translation>
        </message>
        <message>
            <source>The session {name} is of another version of CNNGUI: open it there.</source>
            <translation>La session {name} vient d’une autre version de CNNGUI : ouvrez-la avec celle-ci.</translation>
        </message>
        <message>
            <source>The session {name} is too large to be opened: choose another.</source>
            <translation>La session {name} est trop grande pour être ouverte : choisissez-en une autre.</translation>
        </message>
        <message>
            <source>{name} is no session, or it is damaged: choose another.</source>
            <translation>{name} n’est pas une session, ou elle est abîmée : choisissez-en une autre.</translation>
        </message>
        <message>
            <source>The settings in {path} cannot be read. The app starts with its own.</source>
            <translation>Impossible de lire les réglages dans {path}. L’application démarre avec ses réglages par défaut.</translation>
        </message>
        <message>
            <source>The settings were broken. The app starts with its own; the old file is kept as {path}.</source>
            <translation>Les réglages étaient abîmés. L’application démarre avec ses réglages par défaut ; l’ancien fichier est gardé sous le nom {path}.</translation>
        </message>
        <message>
            <source>The settings cannot be kept in {path} ({reason}). They hold until you close the app.</source>
            <translation>Impossible d’enregistrer les réglages dans {path} ({reason}). Ils sont valables jusqu’à la fermeture de l’application.</translation>
        </message>
        <message>
            <source>{name} cannot be both the worksheet and its answers: give two names.</source>
            <translation>{name} ne peut pas être à la fois la fiche d’exercices et son corrigé : donnez deux noms.</translation>
        </message>
        <message>
            <source>{name} is no name for a worksheet: end it in .pdf.</source>
            <translation>{name} ne convient pas pour une fiche d’exercices : terminez le nom par .pdf.</translation>
        </message>
        <message>
            <source>The title of a worksheet has at most {most} letters, not {count}.</source>
            <translation>Le titre d’une fiche d’exercices a au plus {most} lettres, pas {count}.</translation>
        </message>
        <message>
            <source>The lab {name} did not come to rest within a minute.</source>
            <translation>L’atelier {name} n’a pas fini en une minute.</translation>
        </message>
        <message>
            <source>The picture {path} cannot be written. Choose another folder.</source>
            <translation>L’image {path} ne peut pas être écrite. Choisissez un autre dossier.</translation>
        </message>
        <message>
            <source>The clipboard holds {count} slices but the filter has {depth}; copy one slice or {depth}.</source>
            <translation>Le presse-papiers contient {count} tranches mais le filtre en a {depth} ; copiez une tranche, ou {depth}.</translation>
        </message>
        <message>
            <source>The guide was not built into this installation (make docs).</source>
            <translation>Le guide n’a pas été construit dans cette installation (make docs).</translation>
        </message>
        <message>
            <source>No browser opened the guide. Open {name} by hand; it is in the folder {folder}</source>
            <translation>Aucun navigateur n’a ouvert le guide. Ouvrez {name} à la main ; il est dans le dossier {folder}</translation>
        </message>
        <message>
            <source>The session is damaged: its data make no sense.</source>
            <translation>La session est endommagée : ses données n’ont pas de sens.</translation>
        </message>
        <message>
            <source>{network} has no layer {layer}: take one from {first} to {last}.</source>
            <translation>{network} n’a pas de couche {layer} : prenez-en une de {first} à {last}.</translation>
        </message>
        <message>
            <source>{name} holds no network of digits that CNNGUI has saved: choose another file.</source>
            <translation>{name} ne contient pas de réseau de chiffres enregistré par CNNGUI : choisissez un autre fichier.</translation>
        </message>
        <message>
            <source>“{address}” is no address to fetch from: it begins with https:// or http://, and names the file, or a folder with / at its end.</source>
            <translation>« {address} » n’est pas une adresse : il faut https:// ou http://, puis le fichier, ou un dossier et / à la fin.</translation>
        </message>
        <message>
            <source>“{address}” is no address of a proxy: write it as http://name:3128, or none to do without.</source>
            <translation>« {address} » n’est pas l’adresse d’un proxy : écrivez-la comme http://nom:3128, ou aucun pour vous en passer.</translation>
        </message>
        <message>
            <source>{name} is being fetched by another CNNGUI: wait for it, or stop it there.</source>
            <translation>{name} est en cours de téléchargement par un autre CNNGUI : attendez-le, ou arrêtez-le là-bas.</translation>
        </message>
        <message>
            <source>The folder {name} cannot be written ({reason}): set CNNGUI_DATA_DIR to one that can.</source>
            <translation>On ne peut pas écrire dans le dossier {name} ({reason}) : donnez-en un autre dans CNNGUI_DATA_DIR.</translation>
        </message>
        <message>
            <source>The disk of {name} is full: free some, and fetch again to go on.</source>
            <translation>Le disque de {name} est plein : libérez de la place, puis relancez le téléchargement, qui reprendra.</translation>
        </message>
        <message>
            <source>The disk of {name} has no room for {size} MB: free some, or set CNNGUI_DATA_DIR to another folder.</source>
            <translation>Le disque de {name} n’a pas la place pour {size} Mo : libérez-en, ou donnez un autre dossier dans CNNGUI_DATA_DIR.</translation>
        </message>
        <message>
            <source>{host} leads on to {other} without encryption, which is refused: choose another mirror.</source>
            <translation>{host} renvoie vers {other} sans chiffrement, ce qui est refusé : choisissez un autre miroir.</translation>
        </message>
        <message>
            <source>{host} is silent: try again later, or choose another mirror.</source>
            <translation>{host} ne répond pas : réessayez plus tard, ou choisissez un autre miroir.</translation>
        </message>
        <message>
            <source>{host} broke off ({reason}): try again, or choose another mirror.</source>
            <translation>{host} a interrompu l’envoi ({reason}) : réessayez, ou choisissez un autre miroir.</translation>
        </message>
        <message>
            <source>{host} leads to an address that is none ({reason}): choose another mirror.</source>
            <translation>{host} renvoie vers une adresse qui n’en est pas une ({reason}) : choisissez un autre miroir.</translation>
        </message>
        <message>
            <source>The proxy {proxy} refuses ({reason}): check its address, name and password.</source>
            <translation>Le proxy {proxy} refuse ({reason}) : vérifiez son adresse, le nom et le mot de passe.</translation>
        </message>
        <message>
            <source>The certificate of {host} is not trusted here ({reason}): set this machine's clock, or have the certificate of your school or company put into the system.</source>
            <translation>Le certificat de {host} n’est pas reconnu ici ({reason}) : mettez cet ordinateur à l’heure, ou faites ajouter au système le certificat de votre école ou entreprise.</translation>
        </message>
        <message>
            <source>There is no proxy {proxy}, or no network: check its address and the network.</source>
            <translation>Il n’y a pas de proxy {proxy}, ou pas de réseau : vérifiez son adresse et le réseau.</translation>
        </message>
        <message>
            <source>{host} is not found: connect this machine to the internet, or choose another mirror.</source>
            <translation>{host} est introuvable : connectez cet ordinateur à internet, ou choisissez un autre miroir.</translation>
        </message>
        <message>
            <source>The proxy {proxy} cannot be reached ({reason}): check its address and the network.</source>
            <translation>Le proxy {proxy} est injoignable ({reason}) : vérifiez son adresse et le réseau.</translation>
        </message>
        <message>
            <source>{host} cannot be reached ({reason}): check the network, or choose another mirror.</source>
            <translation>{host} est injoignable ({reason}) : vérifiez le réseau, ou choisissez un autre miroir.</translation>
        </message>
        <message>
            <source>{host} broke off: try again, or choose another mirror.</source>
            <translation>{host} a interrompu l’envoi : réessayez, ou choisissez un autre miroir.</translation>
        </message>
        <message>
            <source>{host} is busy ({reason}): try again later, or choose another mirror.</source>
            <translation>{host} est occupé ({reason}) : réessayez plus tard, ou choisissez un autre miroir.</translation>
        </message>
        <message>
            <source>{host} leads to no file: choose another mirror.</source>
            <translation>{host} ne mène à aucun fichier : choisissez un autre miroir.</translation>
        </message>
        <message>
            <source>{host} does not give the file ({reason}): choose another mirror.</source>
            <translation>{host} ne donne pas le fichier ({reason}) : choisissez un autre miroir.</translation>
        </message>
        <message>
            <source>{host} has another file there, of {found} bytes and not {bytes}: choose another mirror.</source>
            <translation>{host} a là un autre fichier, de {found} octets et non de {bytes} : choisissez un autre miroir.</translation>
        </message>
        <message>
            <source>{host} sends a page instead of the file: sign in to the network in your browser first, or choose another mirror.</source>
            <translation>{host} envoie une page au lieu du fichier : connectez-vous d’abord au réseau dans votre navigateur, ou choisissez un autre miroir.</translation>
        </message>
        <message>
            <source>The file at {host} changes while it is fetched: try again later, or choose another mirror.</source>
            <translation>Le fichier de {host} change pendant le téléchargement : réessayez plus tard, ou choisissez un autre miroir.</translation>
        </message>
        <message>
            <source>What {host} sent is damaged or another file, because its SHA-256 is wrong, and was thrown away: choose another mirror.</source>
            <translation>Ce que {host} a envoyé est abîmé ou est un autre fichier, car son SHA-256 est faux, et a été jeté : choisissez un autre miroir.</translation>
        </message>
        <message>
            <source>{trouble} {done} of {total} MB are kept, and fetching again goes on from there.</source>
            <translation>{trouble} {done} Mo sur {total} sont gardés, et un nouveau téléchargement reprend à partir de là.</translation>
        </message>
        <message>
            <source>The networks need PyTorch. {reason}</source>
            <translation>Les réseaux ont besoin de PyTorch. {reason}</translation>
        </message>
        <message>
            <source>The device {name} cannot be used. {reason}</source>
            <translation>{name} ne peut pas être utilisé pour le calcul. {reason}</translation>
        </message>
        <message>
            <source>There is no device {name} here: choose one of {names}.</source>
            <translation>On ne peut pas calculer sur {name} ici : choisissez parmi {names}.</translation>
        </message>
        <message>
            <source>“{name}” is no name of a layer: take up to 24 letters, digits and _, a letter first.</source>
            <translation>« {name} » n’est pas un nom de couche : prenez au plus 24 lettres, chiffres et _, une lettre d’abord.</translation>
        </message>
        <message>
            <source>{what} of {layer} is {value}; it must be from {low} to {high}.</source>
            <translation>{what} de {layer} vaut {value} ; il faut de {low} à {high}.</translation>
        </message>
        <message>
            <source>The network gives {shape}, but there are ten digits: let its last layer be fully connected, with 10.</source>
            <translation>Le réseau donne {shape}, mais il y a dix chiffres : terminez-le par une couche entièrement connectée de 10.</translation>
        </message>
        <message>
            <source>The network has nothing to learn: add a layer with parameters.</source>
            <translation>Le réseau n’a rien à apprendre : ajoutez une couche avec des paramètres.</translation>
        </message>
        <message>
            <source>The network has {count} million parameters; {most} million are the most that can be trained here.</source>
            <translation>Le réseau a {count} millions de paramètres ; on peut en entraîner ici {most} millions au plus.</translation>
        </message>
        <message>
            <source>{name} is no JSON (line and column {at}): save the network again.</source>
            <translation>{name} n’est pas du JSON (ligne et colonne {at}) : enregistrez de nouveau le réseau.</translation>
        </message>
        <message>
            <source>{name} is no network: it needs “input” and a list of “layers”.</source>
            <translation>{name} n’est pas un réseau : il lui faut « input » et une liste « layers ».</translation>
        </message>
        <message>
            <source>“input” in {name} must be three whole numbers: [rows, columns, channels].</source>
            <translation>« input » dans {name} doit être trois nombres entiers : [lignes, colonnes, canaux].</translation>
        </message>
        <message>
            <source>Layer {number} of {name} is of no type that is known; there are {kinds}.</source>
            <translation>La couche {number} de {name} n’est d’aucun type connu ; il y a {kinds}.</translation>
        </message>
        <message>
            <source>{layer} in {name} lacks “{key}”: add it.</source>
            <translation>Il manque « {key} » à {layer} dans {name} : ajoutez-le.</translation>
        </message>
        <message>
            <source>“{key}” of {layer} in {name} makes no sense: {value}.</source>
            <translation>« {key} » de {layer} dans {name} n’a pas de sens : {value}.</translation>
        </message>
        <message>
            <source>{name} is too large for a network ({most} MB are the most).</source>
            <translation>{name} est trop grand pour un réseau ({most} Mo au plus).</translation>
        </message>
        <message>
            <source>{name} is no text in UTF-8: save the network again.</source>
            <translation>{name} n’est pas un texte en UTF-8 : enregistrez de nouveau le réseau.</translation>
        </message>
        <message>
            <source>{network} has no variant {variant}; there are {names}.</source>
            <translation>{network} n’a pas de variante {variant} ; il y a {names}.</translation>
        </message>
        <message>
            <source>There is no network {network} (did you mean {close}?); there are {names}.</source>
            <translation>Il n’y a pas de réseau {network} (vouliez-vous dire {close} ?) ; il y a {names}.</translation>
        </message>
        <message>
            <source>There is no network {network}; there are {names}.</source>
            <translation>Il n’y a pas de réseau {network} ; il y a {names}.</translation>
        </message>
        <message>
            <source>“{name}” is no name of a network: take up to {most} letters, on one line.</source>
            <translation>« {name} » n’est pas un nom de réseau : prenez au plus {most} lettres, sur une ligne.</translation>
        </message>
        <message>
            <source>The input is {shape}; it must be from 1×1×1 to {side}×{side}×{channels}.</source>
            <translation>L’entrée est {shape} ; il faut de 1×1×1 à {side}×{side}×{channels}.</translation>
        </message>
        <message>
            <source>The network has {count} layers; {most} are the most.</source>
            <translation>Le réseau a {count} couches ; il en faut {most} au plus.</translation>
        </message>
        <message>
            <source>Two layers are called {layer}: give one of them another name.</source>
            <translation>Deux couches s’appellent {layer} : donnez un autre nom à l’une d’elles.</translation>
        </message>
        <message>
            <source>{network} has no fully connected layer that gives classes: add one, with a flattening before it.</source>
            <translation>{network} n’a pas de couche entièrement connectée qui donne les classes : ajoutez-en une, précédée d’un aplatissement.</translation>
        </message>
        <message>
            <source>{layer} needs a window of {window}×{window}, but only {rows}×{columns} are left, padding included.</source>
            <translation>{layer} a une fenêtre de {window}×{window}, mais il ne reste que {rows}×{columns}, remplissage (padding) compris.</translation>
        </message>
        <message>
            <source>The padding of {layer} is {padding}; that of a pooling is half its window at most, here {most}.</source>
            <translation>Le remplissage (padding) de {layer} est {padding} ; celui d’un pooling est au plus la moitié de sa fenêtre, ici {most}.</translation>
        </message>
        <message>
            <source>{layer} needs rows and columns, but what comes before it is a vector of {count} numbers.</source>
            <translation>{layer} a besoin de lignes et de colonnes, mais ce qui la précède est un vecteur de {count} nombres.</translation>
        </message>
        <message>
            <source>{layer} needs a vector, but what comes before it is {rows}×{columns}×{channels}: it is not flattened.</source>
            <translation>{layer} a besoin d’un vecteur, mais ce qui la précède est {rows}×{columns}×{channels} : ce n’est pas aplati.</translation>
        </message>
        <message>
            <source>{layer} has {groups} groups, but its channels ({channels}) and filters ({filters}) cannot both be dealt out to them evenly.</source>
            <translation>{layer} a {groups} groupes, mais ses canaux ({channels}) et ses filtres ({filters}) ne peuvent pas y être répartis également.</translation>
        </message>
        <message>
            <source>The table of connections of {layer} does not go with its channels ({channels}) and filters ({filters}).</source>
            <translation>La table de connexions de {layer} ne va pas avec ses canaux ({channels}) et ses filtres ({filters}).</translation>
        </message>
        <message>
            <source>{layer} adds up what is not of one shape: {shape}, and {other} from {source}.</source>
            <translation>{layer} additionne ce qui n’a pas la même forme : {shape}, et {other} de {source}.</translation>
        </message>
        <message>
            <source>{layer} adds the output of {source}, but no such layer comes before it.</source>
            <translation>{layer} ajoute la sortie de {source}, mais aucune couche de ce nom ne la précède.</translation>
        </message>
        <message>
            <source>{layer} adds the output of {source}, which lies inside another sum that ends before it.</source>
            <translation>{layer} ajoute la sortie de {source}, qui se trouve dans une autre somme qui finit avant elle.</translation>
        </message>
        <message>
            <source>{name} is damaged or another file, because its SHA-256 is wrong: import it again, or install CNNGUI again if it came along.</source>
            <translation>{name} est abîmé, ou c’est un autre fichier, car son SHA-256 est faux : importez-le de nouveau, ou réinstallez CNNGUI s’il en faisait partie.</translation>
        </message>
        <message>
            <source>The file {name} cannot be read to its end ({reason}): try again.</source>
            <translation>Impossible de lire le fichier {name} jusqu’au bout ({reason}) : réessayez.</translation>
        </message>
        <message>
            <source>{name} cannot be read without PyTorch: cnngui doctor says what to do.</source>
            <translation>{name} ne peut pas être lu sans PyTorch : « cnngui doctor » indique que faire.</translation>
        </message>
        <message>
            <source>{name} holds another network, because its {tensor} is {found} and not {wanted}: choose another file.</source>
            <translation>{name} contient un autre réseau, car son {tensor} est {found} et non {wanted} : choisissez un autre fichier.</translation>
        </message>
        <message>
            <source>The numbers of {tensor} in {name} are neither float32 nor float16: choose another file.</source>
            <translation>Les nombres de {tensor} dans {name} ne sont ni float32 ni float16 : choisissez un autre fichier.</translation>
        </message>
        <message>
            <source>{tensor} in {name} holds numbers that are not finite: import it again, or choose another file.</source>
            <translation>{tensor} dans {name} contient des nombres qui ne sont pas finis : importez-le de nouveau, ou choisissez un autre fichier.</translation>
        </message>
        <message>
            <source>{name} holds another network, without {tensor}: choose another file.</source>
            <translation>{name} contient un autre réseau, sans {tensor} : choisissez un autre fichier.</translation>
        </message>
        <message>
            <source>{name} is not a whole file of tensors, and nothing in it was run: import it again, or install CNNGUI again if it came along.</source>
            <translation>{name} n’est pas un fichier de tenseurs entier, et rien n’en a été exécuté : importez-le de nouveau, ou réinstallez CNNGUI s’il en faisait partie.</translation>
        </message>
        <message>
            <source>The folder {name} holds no weights file that CNNGUI knows: cnngui weights lists them.</source>
            <translation>Le dossier {name} ne contient aucun fichier de poids que CNNGUI connaisse : « cnngui weights » en donne la liste.</translation>
        </message>
        <message>
            <source>The folder {name} cannot be read ({reason}): choose another.</source>
            <translation>Le dossier {name} ne peut pas être lu ({reason}) : choisissez-en un autre.</translation>
        </message>
        <message>
            <source>The folder {name} cannot be made ({reason}): set CNNGUI_DATA_DIR to one that can be written.</source>
            <translation>Le dossier {name} ne peut pas être créé ({reason}) : donnez à CNNGUI_DATA_DIR un dossier où l’on peut écrire.</translation>
        </message>
        <message>
            <source>{name} has {found} bytes and not {bytes}: import it again, or install CNNGUI again if it came along.</source>
            <translation>{name} a {found} octets et non {bytes} : importez-le de nouveau, ou réinstallez CNNGUI s’il en faisait partie.</translation>
        </message>
        <message>
            <source>{name} is none of the weights files that CNNGUI knows: cnngui weights lists them.</source>
            <translation>{name} n’est pas un fichier de poids que CNNGUI connaît : « cnngui weights » en donne la liste.</translation>
        </message>
        <message>
            <source>The weights {name} are not here: bring them in with cnngui weights import or cnngui weights fetch.</source>
            <translation>Les poids {name} ne sont pas là : ajoutez-les avec cnngui weights import ou cnngui weights fetch.</translation>
        </message>
        <message>
            <source>The weights {name} are not here: bring them in with cnngui weights import.</source>
            <translation>Les poids {name} manquent : ajoutez-les avec « cnngui weights import ».</translation>
        </message>
        <message>
            <source>The weights {name}, which come with CNNGUI, are gone: install it again.</source>
            <translation>Les poids {name}, fournis avec CNNGUI, ont disparu : réinstallez-le.</translation>
        </message>
        <message>
            <source>The response and the feature maps have no part of the photo in common: take a larger photo or a smaller stride.</source>
            <translation>La réponse et les cartes de caractéristiques n’ont aucune partie de la photo en commun : prenez une photo plus grande ou un pas (stride) plus petit.</translation>
        </message>
        <message>
            <source>The kernel is {rows}×{columns} but the learned filters are {side}×{side}: make it smaller, or compare responses.</source>
            <translation>Le noyau est de {rows}×{columns} mais les filtres appris sont de {side}×{side} : réduisez-le, ou comparez les réponses.</translation>
        </message>
        <message>
            <source>The kernel has {depth} slices: give one, or one for each of the {channels} channels.</source>
            <translation>Le noyau a {depth} tranches : donnez-en une, ou une pour chacun des {channels} canaux.</translation>
        </message>
        <message>
            <source>The kernel is zero everywhere, so there is nothing to compare: write a number into it.</source>
            <translation>Le noyau est nul partout, il n’y a rien à comparer : écrivez-y un nombre.</translation>
        </message>
        <message>
            <source>All numbers of the kernel are equal, so nothing is left when their mean is taken off: change one.</source>
            <translation>Tous les nombres du noyau sont égaux, il ne reste rien une fois leur moyenne ôtée : changez-en un.</translation>
        </message>
        <message>
            <source>A window of {layer} begins and ends at multiples of {step} px.</source>
            <translation>Une fenêtre de {layer} commence et finit à des multiples de {step} px.</translation>
        </message>
        <message>
            <source>The window is not within the photo: make it smaller, or move it.</source>
            <translation>La fenêtre sort de la photo : réduisez-la ou déplacez-la.</translation>
        </message>
        <message>
            <source>The layer {name} cannot slide over a picture: choose another network.</source>
            <translation>La couche {name} ne peut pas glisser sur une image : choisissez un autre réseau.</translation>
        </message>
        <message>
            <source>The threshold is {value}; it must be from 0 to 1.</source>
            <translation>Le seuil est {value} ; il doit être compris entre 0 et 1.</translation>
        </message>
        <message>
            <source>The limit of the overlap is {value}; it must be from 0 to 1.</source>
            <translation>La limite du recouvrement est {value} ; elle doit être comprise entre 0 et 1.</translation>
        </message>
        <message>
            <source>The photo is too long and thin for a window to slide over it: crop it.</source>
            <translation>La photo est trop longue et étroite pour qu’une fenêtre y glisse : recadrez-la.</translation>
        </message>
        <message>
            <source>There is no cut-out to paste: give at least one.</source>
            <translation>Il n’y a aucune découpe à coller : donnez-en au moins une.</translation>
        </message>
        <message>
            <source>A cut-out is wholly transparent: choose another.</source>
            <translation>Une découpe est entièrement transparente : choisissez-en une autre.</translation>
        </message>
        <message>
            <source>At scale {scale} the picture has {width}×{height} pixels, but a window needs {side}×{side}.</source>
            <translation>À l’échelle {scale}, l’image a {width}×{height} pixels, mais une fenêtre en demande {side}×{side}.</translation>
        </message>
        <message>
            <source>{layer} has no filter {number}: choose another.</source>
            <translation>{layer} n’a pas de filtre {number} : choisissez-en un autre.</translation>
        </message>
        <message>
            <source>{name} cannot change while the network learns: start anew with it.</source>
            <translation>{name} ne peut pas changer pendant que le réseau apprend : recommencez avec.</translation>
        </message>
        <message>
            <source>{network} has other layers between its last maps and the scores: CAM needs none, take Grad-CAM.</source>
            <translation>{network} a d’autres couches entre ses dernières cartes et les scores : CAM n’en veut aucune, choisissez Grad-CAM.</translation>
        </message>
        <message>
            <source>{network} has no class {index}: they are numbered from 0 to {last}.</source>
            <translation>{network} n’a pas de classe {index} : elles sont numérotées de 0 à {last}.</translation>
        </message>
        <message>
            <source>{network} has no layer {layer} with maps: take one from {first} to {last}.</source>
            <translation>{network} n’a pas de couche {layer} avec des cartes : prenez-en une de {first} à {last}.</translation>
        </message>
        <message>
            <source>{name} is no name for feature maps: end it in .npy, .npz, .png, .jpg, .webp or .tif.</source>
            <translation>{name} ne convient pas pour des cartes de caractéristiques : terminez le nom par .npy, .npz, .png, .jpg, .webp ou .tif.</translation>
        </message>
        <message>
            <source>A {suffix} holds one layer, not {count}: end {name} in .npz, which takes them all.</source>
            <translation>Un {suffix} contient une couche, pas {count} : terminez {name} par .npz, qui les prend toutes.</translation>
        </message>
        <message>
            <source>{layer} needs a photo of {least} × {least} px or more, and this one is seen at {width} × {height}: take a larger one, or let it be seen at exactly {exact} × {exact}.</source>
            <translation>{layer} demande une photo d’au moins {least} × {least} px, et celle-ci est vue en {width} × {height} : prenez-en une plus grande, ou choisissez exactement {exact} × {exact}.</translation>
        </message>
        <message>
            <source>The feature maps of {width} × {height} px need about {needed} GB of memory and {free} GB are free: choose a smaller size.</source>
            <translation>Les cartes de caractéristiques de {width} × {height} px demandent environ {needed} Go de mémoire et {free} Go sont libres : choisissez une taille plus petite.</translation>
        </message>
        <message>
            <source>There is not enough memory for the feature maps of {width} × {height} px: choose a smaller size.</source>
            <translation>Il n’y a pas assez de mémoire pour les cartes de caractéristiques de {width} × {height} px : choisissez une taille plus petite.</translation>
        </message>
        <message>
            <source>{name} cannot change while the filter learns: begin anew with it.</source>
            <translation>{name} ne peut pas changer pendant que le filtre apprend : reprenez au début avec.</translation>
        </message>
        <message>
            <source>The second picture has {other_height}×{other_width} pixels, the photo {height}×{width}: they must have the same size.</source>
            <translation>La seconde image a {other_height}×{other_width} pixels, la photo {height}×{width} : il leur faut la même taille.</translation>
        </message>
        <message>
            <source>Nearly all pixels of the second picture are 0 or 255, where it may have been clipped: too few are left to learn from.</source>
            <translation>Presque tous les pixels de la seconde image valent 0 ou 255, où elle a pu être écrêtée : il en reste trop peu pour apprendre.</translation>
        </message>
        <message>
            <source>The two pictures are not aligned: the second is moved {down} rows down and {right} columns to the right.</source>
            <translation>Les deux images ne sont pas alignées : la seconde est décalée de {down} lignes vers le bas et de {right} colonnes vers la droite.</translation>
        </message>
        <message>
            <source>This filter sees {depth} channels: only one that sees the photo itself can be learned from it.</source>
            <translation>Ce filtre voit {depth} canaux : seul un filtre qui voit la photo elle-même peut en être appris.</translation>
        </message>
        <message>
            <source>The numbers of this filter are too large to be learned.</source>
            <translation>Les nombres de ce filtre sont trop grands pour être appris.</translation>
        </message>
        <message>
            <source>The photo has {height}×{width} pixels: a kernel of {rows}×{columns} needs more of them to learn from.</source>
            <translation>La photo a {height}×{width} pixels : pour apprendre, un noyau {rows}×{columns} en demande davantage.</translation>
        </message>
        <message>
            <source>{setting} is {value}; it must be from {low} to {high}.</source>
            <translation>{setting} vaut {value} ; il faut de {low} à {high}.</translation>
        </message>
        <message>
            <source>{setting} is {value}; it must be one of {words}.</source>
            <translation>{setting} vaut {value} ; il faut l’un de {words}.</translation>
        </message>
        <message>
            <source>{name} does not tell how it was made: take a picture that was saved here.</source>
            <translation>{name} ne dit pas comment elle a été créée : prenez une image enregistrée ici.</translation>
        </message>
        <message>
            <source>{name} cannot change while the picture grows: start anew with it.</source>
            <translation>« {name} » ne peut pas changer pendant la création de l’image : recommencez avec la nouvelle valeur.</translation>
        </message>
        <message>
            <source>There is no style picture: give one.</source>
            <translation>Il n’y a pas d’image de style : donnez-en une.</translation>
        </message>
        <message>
            <source>The numbers went out of bounds again and again: take smaller weights or another device.</source>
            <translation>Les nombres sont devenus trop grands plusieurs fois de suite : prenez des poids plus petits ou calculez sur un autre processeur.</translation>
        </message>
        <message>
            <source>There is not enough memory even for a small picture: close other programs.</source>
            <translation>Il n’y a pas assez de mémoire même pour une petite image : fermez d’autres programmes.</translation>
        </message>
        <message>
            <source>Weights are 0 or more: a negative one has no best picture.</source>
            <translation>Les poids valent 0 ou plus : avec un poids négatif, il n’y a pas de meilleure image.</translation>
        </message>
        <message>
            <source>No layer is on: give a weight above 0 to one of them.</source>
            <translation>Aucune couche n’est active : donnez à l’une d’elles un poids supérieur à 0.</translation>
        </message>
        <message>
            <source>The styles' shares are all 0: give one of them more.</source>
            <translation>Les parts des styles sont toutes nulles : augmentez celle d’un style.</translation>
        </message>
        <message>
            <source>The style's strength is {strength}: take a number from 0 to 1.</source>
            <translation>La force du style vaut {strength} : prenez un nombre de 0 à 1.</translation>
        </message>
        <message>
            <source>A picture of {size} px is too small for a style: take {least} px or more.</source>
            <translation>Une image de {size} px est trop petite pour un style : prenez {least} px ou plus.</translation>
        </message>
        <message>
            <source>A picture needs one step or more, and some time.</source>
            <translation>Il faut au moins une étape et un peu de temps pour créer une image.</translation>
        </message>
        <message>
            <source>The style picture's scale is {scale}: take a number from 0.1 to 10.</source>
            <translation>L’échelle de l’image de style vaut {scale} : prenez un nombre de 0,1 à 10.</translation>
        </message>
        <message>
            <source>{layer} cannot carry a style: take a layer from {first} to {last}.</source>
            <translation>{layer} ne peut pas servir pour le style : prenez une couche de {first} à {last}.</translation>
        </message>
        <message>
            <source>{layer} has no filters to change: take a layer from {first} to {last}.</source>
            <translation>{layer} n’a pas de filtres à changer : prenez une couche de {first} à {last}.</translation>
        </message>
        <message>
            <source>{layer} has no channel {channel}: take one from 0 to {last}.</source>
            <translation>{layer} n’a pas de canal {channel} : prenez-en un de 0 à {last}.</translation>
        </message>
        <message>
            <source>A filter cannot be multiplied by {factor}: take a number from −1000 to 1000.</source>
            <translation>Un filtre ne peut être multiplié par {factor} : prenez un nombre de −1000 à 1000.</translation>
        </message>
        <message>
            <source>{layer} cannot keep {count} of its {channels} filters: take 0 to {channels}.</source>
            <translation>{layer} ne peut garder {count} de ses {channels} filtres : prenez de 0 à {channels}.</translation>
        </message>
        <message>
            <source>There is no network {name} to build on: take one of {names}.</source>
            <translation>Il n’y a pas de réseau {name} sur lequel bâtir : prenez l’un de ceux-ci : {names}.</translation>
        </message>
        <message>
            <source>There is one class, {name}: add a second one (a second folder beside it) with pictures of something else.</source>
            <translation>Il n’y a qu’une classe, {name} : ajoutez-en une seconde (un second dossier à côté), avec des images d’autre chose.</translation>
        </message>
        <message>
            <source>There are no classes: give two, with pictures in each.</source>
            <translation>Il n’y a pas de classes : donnez-en deux, avec des images dans chacune.</translation>
        </message>
        <message>
            <source>There are {count} classes: {most} are the most.</source>
            <translation>Il y a {count} classes : {most} au plus.</translation>
        </message>
        <message>
            <source>The class {name} has no picture that can be read: give it {least} or more, or take it away.</source>
            <translation>La classe {name} n’a aucune image lisible : donnez-lui-en {least} ou plus, ou retirez-la.</translation>
        </message>
        <message>
            <source>The classes {one} and {other} hold the same pictures ({count} of them): leave each in one class.</source>
            <translation>Les classes {one} et {other} contiennent les mêmes images ({count}) : laissez chacune dans une seule classe.</translation>
        </message>
        <message>
            <source>The class {name} has {count} pictures, but only {different} that differ: give it {least} that differ.</source>
            <translation>La classe {name} a {count} images, mais {different} seulement qui diffèrent : donnez-lui-en {least} différentes.</translation>
        </message>
        <message>
            <source>The class {name} has too few pictures ({count}): give it {least} or more, better 20.</source>
            <translation>La classe {name} a trop peu d’images ({count}) : donnez-lui-en {least} ou plus, mieux 20.</translation>
        </message>
        <message>
            <source>{name} holds no network with classes of your own that CNNGUI has saved: choose another file.</source>
            <translation>{name} ne contient pas de réseau avec vos propres classes, enregistré par CNNGUI : choisissez un autre fichier.</translation>
        </message>
        <message>
            <source>{name} was changed after it was saved: its numbers have another hash.</source>
            <translation>{name} a été modifié après son enregistrement : l’empreinte de ses nombres est différente.</translation>
        </message>
        <message>
            <source>{name} was made for photos that are prepared in another way than {network} does here: train it again.</source>
            <translation>{name} attend des photos préparées autrement que {network} ne le fait ici : entraînez-le de nouveau.</translation>
        </message>
        <message>
            <source>{name} was built on other weights of {network} than those that are here: train it again.</source>
            <translation>{name} est bâti sur d’autres poids de {network} que ceux d’ici : entraînez-le de nouveau.</translation>
        </message>
        <message>
            <source>To write ONNX, the package onnx is needed: pip install onnx.</source>
            <translation>Pour écrire au format ONNX, il faut le paquet onnx : pip install onnx.</translation>
        </message>
        <message>
            <source>There is no folder {name}: check the path.</source>
            <translation>Il n’y a pas de dossier {name} : vérifiez le chemin.</translation>
        </message>
        <message>
            <source>{name} is no folder that can be read: choose another.</source>
            <translation>{name} n’est pas un dossier lisible : choisissez-en un autre.</translation>
        </message>
        <message>
            <source>{name} has no folders in it: make one for each class, and put its pictures there.</source>
            <translation>{name} ne contient aucun dossier : créez-en un par classe et mettez-y ses images.</translation>
        </message>
        <message>
            <source>There is not enough memory for a picture of {size} px: close other programs or take {first}.</source>
            <translation>Il n’y a pas assez de mémoire pour une image de {size} px : fermez d’autres programmes ou prenez {first}.</translation>
        </message>
    </context>
    <context>
        <name>FeatureMaps</name>
        <message>
            <source>Map {name} before and after pooling</source>
            <translation>La carte {name} avant et après le pooling</translation>
        </message>
        <message>
            <source>{name} · {share} %</source>
            <translation>{name} · {share} %</translation>
        </message>
        <message>
            <source>Above: map {name} and its slice of the filter. Below: what it adds, and the sum so far. Click: go there.</source>
            <translation>En haut : la carte {name} et sa tranche du filtre. En bas : ce qu’elle apporte, et la somme jusque-là. Cliquez pour y aller.</translation>
        </message>
        <message>
            <source>largest of 2 × 2</source>
            <translation>le plus grand de 2 × 2</translation>
        </message>
        <message>
            <source>The map itself.</source>
            <translation>La carte elle-même.</translation>
        </message>
        <message>
            <source>+ bias {bias}</source>
            <translation>+ biais {bias}</translation>
        </message>
        <message>
            <source>The sum of all {count} and the bias; below, what ReLU leaves of it.</source>
            <translation>La somme des {count} cartes et du biais ; en dessous, ce qu’il en reste après ReLU.</translation>
        </message>
        <message>
            <source>row {row}, column {column}</source>
            <translation>ligne {row}, colonne {column}</translation>
        </message>
        <message>
            <source>{value} at {where}. Click: go there.</source>
            <translation>{value} en {where}. Cliquez pour y aller.</translation>
        </message>
        <message>
            <source>{value} at {where} of {photo}</source>
            <translation>{value} en {where} de {photo}</translation>
        </message>
        <message>
            <source>{width} × {height} px</source>
            <translation>{width} × {height} px</translation>
        </message>
        <message>
            <source>{count} of {count} maps</source>
            <translation>{count} cartes sur {count}</translation>
        </message>
        <message>
            <source> · before ReLU</source>
            <translation> · avant ReLU</translation>
        </message>
        <message>
            <source>Map {number} of {count}</source>
            <translation>Carte {number} sur {count}</translation>
        </message>
        <message>
            <source>Map {number} of {count}: up to {most}, {zeros} % zeros</source>
            <translation>Carte {number} sur {count} : jusqu’à {most}, {zeros} % de zéros</translation>
        </message>
        <message>
            <source>Point at a unit; a click keeps it.</source>
            <translation>Survolez une unité ; un clic la fixe.</translation>
        </message>
        <message>
            <source>What a unit sees will appear here.</source>
            <translation>La zone vue par l’unité s’affichera ici.</translation>
        </message>
        <message>
            <source>Save map</source>
            <translation>Enregistrer la carte</translation>
        </message>
        <message>
            <source>Numbers (*.npy)</source>
            <translation>Nombres (*.npy)</translation>
        </message>
        <message>
            <source>Save mosaic of all maps</source>
            <translation>Enregistrer la mosaïque de toutes les cartes</translation>
        </message>
        <message>
            <source>layers</source>
            <translation>couches</translation>
        </message>
        <message>
            <source>The picture of the map is copied.</source>
            <translation>L’image de la carte est copiée.</translation>
        </message>
        <message>
            <source>Save map…</source>
            <translation>Enregistrer la carte…</translation>
        </message>
        <message>
            <source>Save mosaic of all maps…</source>
            <translation>Enregistrer la mosaïque de toutes les cartes…</translation>
        </message>
        <message>
            <source>Save all layers…</source>
            <translation>Enregistrer toutes les couches…</translation>
        </message>
        <message>
            <source>Copy picture of the map</source>
            <translation>Copier l’image de la carte</translation>
        </message>
        <message>
            <source>One file, an array a layer (*.npz)</source>
            <translation>Un fichier, un tableau par couche (*.npz)</translation>
        </message>
        <message>
            <source>A folder of files (*)</source>
            <translation>Un dossier de fichiers (*)</translation>
        </message>
        <message>
            <source>Save all layers</source>
            <translation>Enregistrer toutes les couches</translation>
        </message>
        <message>
            <source>{layer}, map {number} of {count}</source>
            <translation>{layer}, carte {number} sur {count}</translation>
        </message>
        <message>
            <source>over the photo ({share} % of it)</source>
            <translation>sur la photo (à {share} %)</translation>
        </message>
        <message>
            <source>{layer}, all {count} maps</source>
            <translation>{layer}, les {count} cartes</translation>
        </message>
        <message>
            <source>1 is the largest number of each map</source>
            <translation>1 : le plus grand nombre de chaque carte</translation>
        </message>
        <message>
            <source>before ReLU</source>
            <translation>avant ReLU</translation>
        </message>
        <message>
            <source>The unit sees rows {top} to {bottom} and columns {left} to {right} of the photo.</source>
            <translation>L’unité voit les lignes {top} à {bottom} et les colonnes {left} à {right} de la photo.</translation>
        </message>
        <message>
            <source>row {row}, column {column}: {value} · sees {rows} × {columns} px</source>
            <translation>ligne {row}, colonne {column} : {value} · voit {rows} × {columns} px</translation>
        </message>
        <message>
            <source>, {share} % of it padding</source>
            <translation>, dont {share} % de remplissage (padding)</translation>
        </message>
        <message>
            <source>{layer} · {shape} · receptive field {size} × {size} px</source>
            <translation>{layer} · {shape} · champ récepteur {size} × {size} px</translation>
        </message>
        <message>
            <source> · the largest of every 2 × 2 numbers</source>
            <translation> · le plus grand de chaque carré de 2 × 2 nombres</translation>
        </message>
        <message>
            <source> · {count} filters of {f} × {f} × {depth}</source>
            <translation> · {count} filtres de {f} × {f} × {depth}</translation>
        </message>
        <message>
            <source>{layer}: the photo is too small for it at this size.</source>
            <translation>{layer} : à cette taille, la photo est trop petite pour cette couche.</translation>
        </message>
        <message>
            <source>{layer}: max pooling, every 2 × 2 numbers become one. {shape}</source>
            <translation>{layer} : pooling max, chaque carré de 2 × 2 nombres devient un seul nombre. {shape}</translation>
        </message>
        <message>
            <source>{layer}: {count} filters of 3 × 3 × {depth}, {parameters} parameters. {shape}</source>
            <translation>{layer} : {count} filtres de 3 × 3 × {depth}, {parameters} paramètres. {shape}</translation>
        </message>
        <message>
            <source>red</source>
            <translation>rouge</translation>
        </message>
        <message>
            <source>green</source>
            <translation>vert</translation>
        </message>
        <message>
            <source>blue</source>
            <translation>bleu</translation>
        </message>
    </context>
    <context>
        <name>FetchDialog</name>
        <message>
            <source>VGG-16's dense layers</source>
            <translation>Couches entièrement connectées de VGG-16</translation>
        </message>
        <message>
            <source>The VGG-16 that comes with CNNGUI ends with its last feature maps. The whole one also has the dense (fully connected) layers, which name what is on a photo. Nothing is asked of the internet before you press Get.</source>
            <translation>Le VGG-16 livré s’arrête à ses dernières cartes de caractéristiques. Le réseau entier a aussi les couches entièrement connectées, qui nomment ce qui est sur la photo. Rien n’est demandé à internet avant Obtenir.</translation>
        </message>
        <message>
            <source>Size</source>
            <translation>Taille</translation>
        </message>
        <message>
            <source>{size} MB</source>
            <translation>{size} Mo</translation>
        </message>
        <message>
            <source>Licence</source>
            <translation>Licence</translation>
        </message>
        <message>
            <source>From</source>
            <translation>De</translation>
        </message>
        <message>
            <source>To</source>
            <translation>Vers</translation>
        </message>
        <message>
            <source>Get</source>
            <translation>Obtenir</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>Arrêter</translation>
        </message>
        <message>
            <source>They are here already. Get checks them, and fetches them again if they are damaged.</source>
            <translation>Elles sont déjà là. Obtenir les vérifie, et les télécharge à nouveau si elles sont abîmées.</translation>
        </message>
        <message>
            <source>{done} of {total} MB are here from an earlier time; it goes on from there.</source>
            <translation>{done} Mo sur {total} sont déjà là ; la suite reprend à partir de là.</translation>
        </message>
        <message>
            <source>{done} of {total} MB</source>
            <translation>{done} Mo sur {total}</translation>
        </message>
        <message>
            <source>{size} MB/s</source>
            <translation>{size} Mo/s</translation>
        </message>
    </context>
    <context>
        <name>FewerView</name>
        <message>
            <source>Accuracy</source>
            <translation>Précision</translation>
        </message>
        <message>
            <source>pictures of each class</source>
            <translation>images par classe</translation>
        </message>
    </context>
    <context>
        <name>FilterSlices</name>
        <message>
            <source>The filter as colours: red, green and blue of each pixel together; grey is 0</source>
            <translation>Le filtre en couleurs : rouge, vert et bleu de chaque pixel ensemble ; le gris est 0</translation>
        </message>
        <message>
            <source>Red slice</source>
            <translation>Tranche rouge</translation>
        </message>
        <message>
            <source>Green slice</source>
            <translation>Tranche verte</translation>
        </message>
        <message>
            <source>Blue slice</source>
            <translation>Tranche bleue</translation>
        </message>
        <message>
            <source>{name}: norm {norm}</source>
            <translation>{name} : norme {norm}</translation>
        </message>
        <message>
            <source>Slice for map {channel} of {count}: norm {norm}</source>
            <translation>Tranche pour la carte {channel} sur {count} : norme {norm}</translation>
        </message>
        <message>
            <source>{count} slice</source>
            <translation>{count} tranche</translation>
        </message>
        <message>
            <source>{count} slices, strongest first</source>
            <translation>{count} tranches, la plus forte d’abord</translation>
        </message>
        <message>
            <source>slice {place} of {count}: map {channel}, norm {norm}</source>
            <translation>tranche {place} sur {count} : carte {channel}, norme {norm}</translation>
        </message>
        <message>
            <source>red</source>
            <translation>rouge</translation>
        </message>
        <message>
            <source>green</source>
            <translation>vert</translation>
        </message>
        <message>
            <source>blue</source>
            <translation>bleu</translation>
        </message>
        <message>
            <source>RGB</source>
            <translation>RVB</translation>
        </message>
    </context>
    <context>
        <name>Filters</name>
        <message>
            <source>&amp;Kernel</source>
            <translation>&amp;Noyau</translation>
        </message>
        <message>
            <source>Response {shape} · {low} to {high}</source>
            <translation>Réponse {shape} · {low} à {high}</translation>
        </message>
        <message>
            <source>Responses of layer {layer}: {number} of {count}</source>
            <translation>Réponses de la couche {layer} : {number} sur {count}</translation>
        </message>
        <message>
            <source>Grid · {shape}</source>
            <translation>Grille · {shape}</translation>
        </message>
        <message>
            <source> · channel {number} of {count}</source>
            <translation> · canal {number} sur {count}</translation>
        </message>
        <message>
            <source>Photo in grey · {width} × {height} px</source>
            <translation>Photo en niveaux de gris · {width} × {height} px</translation>
        </message>
        <message>
            <source>Photo · {width} × {height} px</source>
            <translation>Photo · {width} × {height} px</translation>
        </message>
        <message>
            <source>response</source>
            <translation>réponse</translation>
        </message>
        <message>
            <source>Numbers, signed (*.npy *.csv)</source>
            <translation>Nombres, signés (*.npy *.csv)</translation>
        </message>
        <message>
            <source>Save response</source>
            <translation>Enregistrer la réponse</translation>
        </message>
        <message>
            <source>The picture of the response is copied.</source>
            <translation>L’image de la réponse est copiée.</translation>
        </message>
        <message>
            <source>Save response…</source>
            <translation>Enregistrer la réponse…</translation>
        </message>
        <message>
            <source>Copy picture of the response</source>
            <translation>Copier l’image de la réponse</translation>
        </message>
        <message>
            <source>R</source>
            <translation>R</translation>
        </message>
        <message>
            <source>G</source>
            <translation>V</translation>
        </message>
        <message>
            <source>B</source>
            <translation>B</translation>
        </message>
        <message>
            <source>ch. {number}</source>
            <translation>can. {number}</translation>
        </message>
        <message>
            <source>own kernel</source>
            <translation>noyau personnel</translation>
        </message>
    </context>
    <context>
        <name>FiltersLab</name>
        <message>
            <source>Filtering the photo</source>
            <translation>Filtrage de la photo</translation>
        </message>
        <message>
            <source>Follow this window step by step</source>
            <translation>Suivre le calcul de cette fenêtre pas à pas</translation>
        </message>
        <message>
            <source>All slices of a layer have one size: of {count} others, numbers beyond it were cut off. Ctrl+Z brings them back.</source>
            <translation>Toutes les tranches d’une couche ont la même taille : {count} autres ont perdu les nombres qui dépassent. Ctrl+Z les ramène.</translation>
        </message>
        <message>
            <source>All slices of a layer have one size: of another one, numbers beyond it were cut off. Ctrl+Z brings them back.</source>
            <translation>Toutes les tranches d’une couche ont la même taille : une autre a perdu les nombres qui dépassent. Ctrl+Z les ramène.</translation>
        </message>
        <message>
            <source>The chain is too large for this photo: padding keeps the size and nothing is pooled.</source>
            <translation>La chaîne est trop grande pour cette photo : le remplissage (padding) garde la taille et il n’y a pas de pooling.</translation>
        </message>
    </context>
    <context>
        <name>FiltersPanel</name>
        <message>
            <source>Back to one vertical-edge filter on the grey photo. The photo stays.</source>
            <translation>Revenir à un seul filtre de contour vertical sur la photo en niveaux de gris. La photo reste.</translation>
        </message>
        <message>
            <source>Start again</source>
            <translation>Recommencer</translation>
        </message>
        <message>
            <source>full size</source>
            <translation>taille réelle</translation>
        </message>
        <message>
            <source>The longer side at which filters work: a 3×3 edge cannot be seen on a large photo shown small.</source>
            <translation>Le grand côté de la photo que voient les filtres : un contour de 3×3 est invisible sur une grande photo affichée en petit.</translation>
        </message>
        <message>
            <source>Working size</source>
            <translation>Taille de travail</translation>
        </message>
        <message>
            <source>Open a photo or a grid of numbers (Ctrl+O); dropping and pasting work too.</source>
            <translation>Ouvrir une photo ou une grille de nombres (Ctrl+O) ; on peut aussi la déposer ou la coller.</translation>
        </message>
    </context>
    <context>
        <name>FiltersView</name>
        <message>
            <source>Photo</source>
            <translation>Photo</translation>
        </message>
        <message>
            <source>Response</source>
            <translation>Réponse</translation>
        </message>
        <message>
            <source>Sizes</source>
            <translation>Tailles</translation>
        </message>
        <message>
            <source>Responses</source>
            <translation>Réponses</translation>
        </message>
        <message>
            <source>Colour scale</source>
            <translation>Échelle de couleurs</translation>
        </message>
        <message>
            <source>this response</source>
            <translation>cette réponse</translation>
        </message>
        <message>
            <source>The scale ends at the largest number of this response.</source>
            <translation>L’échelle s’arrête au plus grand nombre de cette réponse.</translation>
        </message>
        <message>
            <source>all responses</source>
            <translation>toutes</translation>
        </message>
        <message>
            <source>One scale for all responses of the layer.</source>
            <translation>Une échelle pour toutes les réponses de la couche.</translation>
        </message>
        <message>
            <source>up to the largest</source>
            <translation>jusqu’au maximum</translation>
        </message>
        <message>
            <source>Scale</source>
            <translation>Échelle</translation>
        </message>
        <message>
            <source>Let the scale reach to the largest number; otherwise the rarest 2 % lie beyond its ends.</source>
            <translation>Étendre l’échelle jusqu’au plus grand nombre ; sinon les 2 % les plus rares dépassent ses extrémités.</translation>
        </message>
        <message>
            <source>Point at a pixel of the response to see the sum behind it. Click keeps it, arrow keys move it.</source>
            <translation>Survolez un pixel de la réponse pour voir le calcul de sa somme. Un clic le fixe, les flèches le déplacent.</translation>
        </message>
        <message>
            <source>Arithmetic</source>
            <translation>Calcul</translation>
        </message>
        <message>
            <source>Follow this window step by step, in the lab of that name (Ctrl+Return).</source>
            <translation>Suivre le calcul de cette fenêtre pas à pas, dans l’atelier Étapes (Ctrl+Entrée).</translation>
        </message>
        <message>
            <source>Step by step</source>
            <translation>Pas à pas</translation>
        </message>
        <message>
            <source>Scale:</source>
            <translation>Échelle :</translation>
        </message>
    </context>
    <context>
        <name>GridsView</name>
        <message>
            <source>{title}: {rows} × {columns}</source>
            <translation>{title} : {rows} × {columns}</translation>
        </message>
        <message>
            <source>empty</source>
            <translation>vide</translation>
        </message>
        <message>
            <source>padding: {value}</source>
            <translation>remplissage (padding) : {value}</translation>
        </message>
        <message>
            <source>row {row}, column {column}: {value}</source>
            <translation>ligne {row}, colonne {column} : {value}</translation>
        </message>
    </context>
    <context>
        <name>Guide</name>
        <message>
            <source>The guide opens in the browser. If none comes, it is here: {path}</source>
            <translation>Le guide s’ouvre dans le navigateur. Si rien ne vient, il est ici : {path}</translation>
        </message>
    </context>
    <context>
        <name>HelpDialog</name>
        <message>
            <source>Tab, Shift+Tab</source>
            <translation>Tab, Maj+Tab</translation>
        </message>
        <message>
            <source>Next, previous control</source>
            <translation>Commande suivante, précédente</translation>
        </message>
        <message>
            <source>Arrow keys</source>
            <translation>Flèches</translation>
        </message>
        <message>
            <source>Move: pixel, cell, choice, lab</source>
            <translation>Se déplacer : pixel, case, choix, atelier</translation>
        </message>
        <message>
            <source>Space</source>
            <translation>Espace</translation>
        </message>
        <message>
            <source>On a picture: flip before and after</source>
            <translation>Sur une image : basculer entre avant et après</translation>
        </message>
        <message>
            <source>+, -, 0</source>
            <translation>+, -, 0</translation>
        </message>
        <message>
            <source>On a picture: closer, farther, all of it</source>
            <translation>Sur une image : agrandir, réduire, image entière</translation>
        </message>
        <message>
            <source>Shift+arrow keys</source>
            <translation>Maj+flèches</translation>
        </message>
        <message>
            <source>On a picture: ten pixels</source>
            <translation>Sur une image : avancer de dix pixels</translation>
        </message>
        <message>
            <source>Ctrl+Up, Ctrl+Down</source>
            <translation>Ctrl+Haut, Ctrl+Bas</translation>
        </message>
        <message>
            <source>In a kernel: add or take 1</source>
            <translation>Dans un noyau : ajouter ou retrancher 1</translation>
        </message>
        <message>
            <source>Shift+Up, Shift+Down</source>
            <translation>Maj+Haut, Maj+Bas</translation>
        </message>
        <message>
            <source>In a kernel: 0.1</source>
            <translation>Dans un noyau : ajouter ou retrancher 0,1</translation>
        </message>
        <message>
            <source>Esc</source>
            <translation>Échap</translation>
        </message>
        <message>
            <source>Leave projector mode</source>
            <translation>Quitter le mode projecteur</translation>
        </message>
        <message>
            <source>Help</source>
            <translation>Aide</translation>
        </message>
        <message>
            <source>Keys</source>
            <translation>Raccourcis clavier</translation>
        </message>
        <message>
            <source>Report</source>
            <translation>Rapport</translation>
        </message>
        <message>
            <source>Copy the report</source>
            <translation>Copier le rapport</translation>
        </message>
        <message>
            <source>Trying the devices</source>
            <translation>Essai des processeurs de calcul</translation>
        </message>
        <message>
            <source>Copied</source>
            <translation>Copié</translation>
        </message>
    </context>
    <context>
        <name>Histogram</name>
        <message>
            <source>The higher a bar, the more numbers of the map lie there.</source>
            <translation>Plus une barre est haute, plus la carte contient de nombres à cet endroit.</translation>
        </message>
        <message>
            <source>The bar of the zeros is cut off, so that the others can be seen.</source>
            <translation>La barre des zéros est coupée, pour que l’on voie les autres.</translation>
        </message>
        <message>
            <source>all are 0</source>
            <translation>tous valent 0</translation>
        </message>
        <message>
            <source>none are 0</source>
            <translation>aucun ne vaut 0</translation>
        </message>
        <message>
            <source>less than 1 % are 0</source>
            <translation>moins de 1 % valent 0</translation>
        </message>
        <message>
            <source>more than 99 % are 0</source>
            <translation>plus de 99 % valent 0</translation>
        </message>
        <message>
            <source>{share} % are 0</source>
            <translation>{share} % valent 0</translation>
        </message>
        <message>
            <source>all are {value}</source>
            <translation>tous valent {value}</translation>
        </message>
        <message>
            <source>from {low} to {high}</source>
            <translation>de {low} à {high}</translation>
        </message>
        <message>
            <source>the most common ones lie between {low} and {high}</source>
            <translation>les plus fréquents sont entre {low} et {high}</translation>
        </message>
        <message>
            <source>the most common others lie between {low} and {high}</source>
            <translation>les autres plus fréquents sont entre {low} et {high}</translation>
        </message>
        <message>
            <source>{count} from {low} to {high}</source>
            <translation>{count} de {low} à {high}</translation>
        </message>
    </context>
    <context>
        <name>JobBar</name>
        <message>
            <source>about {seconds} s</source>
            <translation>environ {seconds} s</translation>
        </message>
        <message>
            <source>about {minutes} min</source>
            <translation>environ {minutes} min</translation>
        </message>
        <message>
            <source>about {hours} h</source>
            <translation>environ {hours} h</translation>
        </message>
        <message>
            <source>about {seconds} s left</source>
            <translation>encore {seconds} s environ</translation>
        </message>
        <message>
            <source>about {minutes} min left</source>
            <translation>encore {minutes} min environ</translation>
        </message>
        <message>
            <source>about {hours} h left</source>
            <translation>encore {hours} h environ</translation>
        </message>
        <message>
            <source>Work under way</source>
            <translation>Travail en cours</translation>
        </message>
        <message>
            <source>Ready</source>
            <translation>Prêt</translation>
        </message>
        <message numerus="yes">
            <source>and %n more</source>
            <translation>
                <numerusform>et %n autre</numerusform>
                <numerusform>et %n autres</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>JobRow</name>
        <message>
            <source>Go to where this was started</source>
            <translation>Aller à l’endroit où cette tâche a été lancée</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>Arrêter</translation>
        </message>
        <message>
            <source>Stop: {title}</source>
            <translation>Arrêter : {title}</translation>
        </message>
        <message>
            <source>Resume</source>
            <translation>Reprendre</translation>
        </message>
        <message>
            <source>Pause</source>
            <translation>Pause</translation>
        </message>
        <message>
            <source>stopping…</source>
            <translation>arrêt…</translation>
        </message>
        <message>
            <source>paused</source>
            <translation>en pause</translation>
        </message>
        <message>
            <source>waiting</source>
            <translation>en attente</translation>
        </message>
    </context>
    <context>
        <name>KernelBox</name>
        <message>
            <source>Bias</source>
            <translation>Biais</translation>
        </message>
        <message>
            <source>Silence</source>
            <translation>Faire taire</translation>
        </message>
        <message>
            <source>All its numbers and its bias become 0.</source>
            <translation>Tous ses nombres et son biais deviennent 0.</translation>
        </message>
        <message>
            <source>Put it back</source>
            <translation>Le rétablir</translation>
        </message>
        <message>
            <source>As the network has learned it.</source>
            <translation>Tel que le réseau l’a appris.</translation>
        </message>
        <message>
            <source>All back</source>
            <translation>Tout rétablir</translation>
        </message>
        <message>
            <source>Every kernel as the network has learned it.</source>
            <translation>Tous les noyaux tels que le réseau les a appris.</translation>
        </message>
    </context>
    <context>
        <name>KernelEditor</name>
        <message>
            <source>Paste a kernel</source>
            <translation>Coller un noyau</translation>
        </message>
        <message>
            <source>Paste numbers from a table, a text, or NumPy or PyTorch code. Both 0.5 and 0,5 are read; between decimal commas, put semicolons or tabs.</source>
            <translation>Coller des nombres d’un tableau, d’un texte, ou de code NumPy ou PyTorch. 0.5 et 0,5 sont lus tous les deux ; entre des nombres à virgule, mettez des points-virgules ou des tabulations.</translation>
        </message>
        <message>
            <source>Copy the filter</source>
            <translation>Copier le filtre</translation>
        </message>
        <message>
            <source>Copy the filter as a table, or as code that filters a photo.</source>
            <translation>Copier le filtre sous forme de tableau, ou de code qui filtre une photo.</translation>
        </message>
        <message>
            <source>Copied as {format}.</source>
            <translation>Copié au format {format}.</translation>
        </message>
        <message>
            <source>Rotate</source>
            <translation>Tourner</translation>
        </message>
        <message>
            <source>Turn the kernel by 90° clockwise.</source>
            <translation>Tourner le noyau de 90° dans le sens des aiguilles d’une montre.</translation>
        </message>
        <message>
            <source>Flip left and right</source>
            <translation>Retourner horizontalement</translation>
        </message>
        <message>
            <source>Swap the left and right columns of the kernel.</source>
            <translation>Échanger les colonnes de gauche et de droite du noyau.</translation>
        </message>
        <message>
            <source>Flip top and bottom</source>
            <translation>Retourner verticalement</translation>
        </message>
        <message>
            <source>Swap the top and bottom rows of the kernel.</source>
            <translation>Échanger les lignes du haut et du bas du noyau.</translation>
        </message>
        <message>
            <source>Negate</source>
            <translation>Changer le signe</translation>
        </message>
        <message>
            <source>Change the sign of every number, so that light and dark edges swap.</source>
            <translation>Changer le signe de chaque nombre : les contours clairs et sombres s’échangent.</translation>
        </message>
        <message>
            <source>Normalise</source>
            <translation>Normaliser</translation>
        </message>
        <message>
            <source>Divide by the sum, so that the numbers add up to 1 and the response stays as bright.</source>
            <translation>Diviser par la somme : la somme des nombres vaut 1 et la réponse reste aussi claire.</translation>
        </message>
        <message>
            <source>Zero</source>
            <translation>Zéro</translation>
        </message>
        <message>
            <source>Set every number to 0, to begin anew.</source>
            <translation>Mettre chaque nombre à 0, pour repartir de zéro.</translation>
        </message>
    </context>
    <context>
        <name>KernelGrid</name>
        <message>
            <source>Click, then type a number or turn the wheel; or drag sideways. Ctrl steps by 10, Shift by 0.1.</source>
            <translation>Cliquez, puis tapez un nombre ou tournez la molette ; ou glissez de côté. Ctrl : par pas de 10, Maj : par pas de 0,1.</translation>
        </message>
    </context>
    <context>
        <name>KernelPicker</name>
        <message>
            <source>Choose one of the kernels that have a name.</source>
            <translation>Choisir un des noyaux qui ont un nom.</translation>
        </message>
        <message>
            <source>Own kernel</source>
            <translation>Noyau personnel</translation>
        </message>
        <message>
            <source>Kernel: {title}</source>
            <translation>Noyau : {title}</translation>
        </message>
    </context>
    <context>
        <name>KernelPopup</name>
        <message>
            <source>Named kernels</source>
            <translation>Noyaux nommés</translation>
        </message>
        <message>
            <source>Find a kernel</source>
            <translation>Trouver un noyau</translation>
        </message>
        <message>
            <source>No kernel is called so. Delete a few letters.</source>
            <translation>Aucun noyau ne porte ce nom. Effacez quelques lettres.</translation>
        </message>
    </context>
    <context>
        <name>KernelSize</name>
        <message>
            <source>Any number of rows and columns, up to 15×15.</source>
            <translation>N’importe quel nombre de lignes et de colonnes, jusqu’à 15×15.</translation>
        </message>
        <message>
            <source>Kernel size</source>
            <translation>Taille du noyau</translation>
        </message>
        <message>
            <source>other</source>
            <translation>autre</translation>
        </message>
        <message>
            <source>Rows</source>
            <translation>Lignes</translation>
        </message>
        <message>
            <source>Columns</source>
            <translation>Colonnes</translation>
        </message>
    </context>
    <context>
        <name>KernelSlices</name>
        <message>
            <source>red</source>
            <translation>rouge</translation>
        </message>
        <message>
            <source>Red slice</source>
            <translation>Tranche rouge</translation>
        </message>
        <message>
            <source>green</source>
            <translation>vert</translation>
        </message>
        <message>
            <source>Green slice</source>
            <translation>Tranche verte</translation>
        </message>
        <message>
            <source>blue</source>
            <translation>bleu</translation>
        </message>
        <message>
            <source>Blue slice</source>
            <translation>Tranche bleue</translation>
        </message>
        <message>
            <source>Slice</source>
            <translation>Tranche</translation>
        </message>
        <message>
            <source> of {count}</source>
            <translation> sur {count}</translation>
        </message>
        <message>
            <source>slice</source>
            <translation>tranche</translation>
        </message>
        <message>
            <source>Which channel of the input this slice of the filter sees.</source>
            <translation>Quel canal de l’entrée cette tranche du filtre voit.</translation>
        </message>
        <message>
            <source>Kernel</source>
            <translation>Noyau</translation>
        </message>
    </context>
    <context>
        <name>KernelView</name>
        <message>
            <source>{name}, row {row}, column {column}: {value}</source>
            <translation>{name}, ligne {row}, colonne {column} : {value}</translation>
        </message>
    </context>
    <context>
        <name>LabBase</name>
        <message>
            <source>Start again</source>
            <translation>Recommencer</translation>
        </message>
        <message>
            <source>What was kept of this lab cannot be read, so it begins anew.</source>
            <translation>Ce qui était conservé de cet atelier est illisible : il recommence à zéro.</translation>
        </message>
        <message>
            <source>This is a grid of numbers: Filters and Steps show it. Here the photo stays.</source>
            <translation>C’est une grille de nombres : les ateliers Filtres et Étapes la montrent. Ici, la photo reste.</translation>
        </message>
        <message>
            <source>Stopped. What is on screen is from before.</source>
            <translation>Arrêté. Ce qui est affiché date d’avant.</translation>
        </message>
        <message>
            <source>Compute</source>
            <translation>Calculer</translation>
        </message>
    </context>
    <context>
        <name>Labs</name>
        <message>
            <source>Filters</source>
            <translation>Filtres</translation>
        </message>
        <message>
            <source>Edit a filter by hand and see its response on the photo at once</source>
            <translation>Modifier un filtre à la main et voir aussitôt sa réponse sur la photo</translation>
        </message>
        <message>
            <source>Steps</source>
            <translation>Étapes</translation>
        </message>
        <message>
            <source>Follow every product and every sum of a layer, step by step</source>
            <translation>Suivre chaque produit et chaque somme d’une couche, pas à pas</translation>
        </message>
        <message>
            <source>Maps</source>
            <translation>Cartes</translation>
        </message>
        <message>
            <source>See every feature map of VGG-16 on the photo</source>
            <translation>Voir toutes les cartes de caractéristiques de VGG-16 sur la photo</translation>
        </message>
        <message>
            <source>Compare</source>
            <translation>Comparer</translation>
        </message>
        <message>
            <source>Set your filter beside the network's, and see which one is most like it</source>
            <translation>Placer votre filtre à côté de ceux du réseau, et voir lequel lui ressemble le plus</translation>
        </message>
        <message>
            <source>Style</source>
            <translation>Style</translation>
        </message>
        <message>
            <source>Give the photo the style of another picture, and watch it grow</source>
            <translation>Donner à la photo le style d’une autre image, et la regarder se créer</translation>
        </message>
        <message>
            <source>Networks</source>
            <translation>Réseaux</translation>
        </message>
        <message>
            <source>Count every layer of LeNet-5, AlexNet and VGG, or build a network of your own</source>
            <translation>Compter chaque couche de LeNet-5, AlexNet et VGG, ou construire son propre réseau</translation>
        </message>
        <message>
            <source>Digits</source>
            <translation>Chiffres</translation>
        </message>
        <message>
            <source>Draw a digit and see a network read it; train one in front of the class</source>
            <translation>Dessinez un chiffre et regardez un réseau le lire ; entraînez-en un devant la classe</translation>
        </message>
        <message>
            <source>Classify</source>
            <translation>Classer</translation>
        </message>
        <message>
            <source>Ask a network what is on the photo, why, and where</source>
            <translation>Demander à un réseau ce qu’il y a sur la photo, pourquoi et où</translation>
        </message>
        <message>
            <source>Transfer</source>
            <translation>Transfert</translation>
        </message>
        <message>
            <source>Teach a network classes of your own, and see what is frozen, what learns, and why it errs</source>
            <translation>Apprenez à un réseau vos propres classes, et voyez ce qui est gelé, ce qui apprend, et pourquoi il se trompe</translation>
        </message>
    </context>
    <context>
        <name>LayerSettings</name>
        <message>
            <source>Sliding</source>
            <translation>Remplissage et pas</translation>
        </message>
        <message>
            <source>Pooling</source>
            <translation>Pooling</translation>
        </message>
        <message>
            <source>{name}, rows</source>
            <translation>{name}, lignes</translation>
        </message>
        <message>
            <source>{name}, columns</source>
            <translation>{name}, colonnes</translation>
        </message>
        <message>
            <source>Padding</source>
            <translation>Remplissage (padding)</translation>
        </message>
        <message>
            <source>same size</source>
            <translation>même taille</translation>
        </message>
        <message>
            <source>As much padding as keeps the size at stride 1.</source>
            <translation>Juste assez de remplissage (padding) pour garder la taille avec un pas (stride) de 1.</translation>
        </message>
        <message>
            <source>zeros</source>
            <translation>zéros</translation>
        </message>
        <message>
            <source>edge pixel</source>
            <translation>répété</translation>
        </message>
        <message>
            <source>mirrored</source>
            <translation>miroir</translation>
        </message>
        <message>
            <source>other side</source>
            <translation>opposé</translation>
        </message>
        <message>
            <source>What stands in the padding.</source>
            <translation>Ce que contient le remplissage (padding).</translation>
        </message>
        <message>
            <source>Stride</source>
            <translation>Pas (stride)</translation>
        </message>
        <message>
            <source>Dilation</source>
            <translation>Dilatation</translation>
        </message>
        <message>
            <source>true convolution</source>
            <translation>vraie convolution</translation>
        </message>
        <message>
            <source>Turn the kernel by 180° first. CNNs do not: what they compute is cross-correlation.</source>
            <translation>Tourner d’abord le noyau de 180°. Les CNN ne le font pas : ils calculent une corrélation croisée.</translation>
        </message>
        <message>
            <source>Border</source>
            <translation>Bord</translation>
        </message>
        <message>
            <source>none</source>
            <translation>aucun</translation>
        </message>
        <message>
            <source>max</source>
            <translation>max</translation>
        </message>
        <message>
            <source>The largest number of every window.</source>
            <translation>Le plus grand nombre de chaque fenêtre.</translation>
        </message>
        <message>
            <source>average</source>
            <translation>moyenne</translation>
        </message>
        <message>
            <source>The mean of every window.</source>
            <translation>La moyenne de chaque fenêtre.</translation>
        </message>
        <message>
            <source>Window</source>
            <translation>Fenêtre</translation>
        </message>
        <message>
            <source>Pixels added on each side, p. Rows: {formula}.</source>
            <translation>Pixels ajoutés de chaque côté (padding), p. Lignes : {formula}.</translation>
        </message>
        <message>
            <source>Pixels from one window to the next, s. Rows: {formula}.</source>
            <translation>Pixels d’une fenêtre à la suivante (stride), s. Lignes : {formula}.</translation>
        </message>
        <message>
            <source>Pixels from one number of the kernel to the next, d. It spans d·(f − 1) + 1 = {window} px.</source>
            <translation>Pixels d’un nombre du noyau au suivant, d. Il couvre d·(f − 1) + 1 = {window} px.</translation>
        </message>
        <message>
            <source>no pooling</source>
            <translation>sans pooling</translation>
        </message>
        <message>
            <source>Rows and columns that become one number, f. Rows: {formula}.</source>
            <translation>Lignes et colonnes qui deviennent un seul nombre, f. Lignes : {formula}.</translation>
        </message>
        <message>
            <source>Pixels from one pool to the next, s. Rows: {formula}.</source>
            <translation>Pixels d’une fenêtre à la suivante (stride), s. Lignes : {formula}.</translation>
        </message>
    </context>
    <context>
        <name>LayerTable</name>
        <message>
            <source>{count} rows, none of them is picked</source>
            <translation>{count} lignes, aucune n’est choisie</translation>
        </message>
    </context>
    <context>
        <name>LayersView</name>
        <message>
            <source>{layer}, number {unit}</source>
            <translation>{layer}, nombre {unit}</translation>
        </message>
        <message>
            <source>{layer}, map {map}, row {row}, column {column}</source>
            <translation>{layer}, carte {map}, ligne {row}, colonne {column}</translation>
        </message>
    </context>
    <context>
        <name>Learning</name>
        <message>
            <source>Learning the filter</source>
            <translation>Apprentissage du filtre</translation>
        </message>
        <message>
            <source>Open the second picture</source>
            <translation>Ouvrir la seconde image</translation>
        </message>
        <message>
            <source>The learned kernel is copied.</source>
            <translation>Le noyau appris est copié.</translation>
        </message>
        <message>
            <source>loss</source>
            <translation>perte</translation>
        </message>
        <message>
            <source>1 − cosine</source>
            <translation>1 − cosinus</translation>
        </message>
        <message>
            <source>Step {number}</source>
            <translation>Pas {number}</translation>
        </message>
        <message>
            <source>Loss {loss}</source>
            <translation>Perte {loss}</translation>
        </message>
        <message>
            <source>cosine with my filter {cosine}</source>
            <translation>cosinus avec mon filtre {cosine}</translation>
        </message>
        <message>
            <source>explains {share} % of the variation</source>
            <translation>explique {share} % de la variation</translation>
        </message>
        <message>
            <source>bias {bias}</source>
            <translation>biais {bias}</translation>
        </message>
        <message>
            <source>nothing is left to learn</source>
            <translation>il ne reste rien à apprendre</translation>
        </message>
        <message>
            <source>Plain descent takes about as many steps as the largest eigenvalue of the pixels is times the smallest: {raw} raw, {centred} centred. Rates up to {highest} work here.</source>
            <translation>La descente simple demande à peu près autant de pas que la plus grande valeur propre des pixels contient de fois la plus petite : {raw} bruts, {centred} centrés. Ici, les taux jusqu’à {highest} conviennent.</translation>
        </message>
        <message>
            <source>Networks (*.safetensors)</source>
            <translation>Réseaux (*.safetensors)</translation>
        </message>
        <message>
            <source>Save the network</source>
            <translation>Enregistrer le réseau</translation>
        </message>
        <message>
            <source>Save the network…</source>
            <translation>Enregistrer le réseau…</translation>
        </message>
        <message>
            <source>Networks ({patterns});;All files (*)</source>
            <translation>Réseaux ({patterns});;Tous les fichiers (*)</translation>
        </message>
        <message>
            <source>Open a network of digits</source>
            <translation>Ouvrir un réseau de chiffres</translation>
        </message>
        <message>
            <source>Folder with the four files of MNIST</source>
            <translation>Dossier des quatre fichiers de MNIST</translation>
        </message>
        <message>
            <source>test</source>
            <translation>test</translation>
        </message>
        <message>
            <source>training</source>
            <translation>appris</translation>
        </message>
        <message>
            <source>Filter {number}; click to follow its numbers</source>
            <translation>Filtre {number} ; cliquez pour suivre ses nombres</translation>
        </message>
        <message>
            <source>{layer}: {count} filters {rows}×{columns}, −{largest} (blue) to {largest} (brown)</source>
            <translation>{layer} : {count} filtres {rows}×{columns}, de −{largest} (bleu) à {largest} (brun)</translation>
        </message>
        <message>
            <source>{layer}: {few} of {count} filters, from −{largest} (blue) to {largest} (brown)</source>
            <translation>{layer} : {few} filtres sur {count}, de −{largest} (bleu) à {largest} (brun)</translation>
        </message>
        <message>
            <source>Test digit {place}: {label}, read as {answer} with {share} %; click to see why</source>
            <translation>Chiffre de test {place} : {label}, lu comme {answer} à {share} % ; cliquez pour voir pourquoi</translation>
        </message>
        <message>
            <source>{label}: probability {chance} of the right answer before the step</source>
            <translation>{label} : probabilité {chance} de la bonne réponse avant le pas</translation>
        </message>
        <message>
            <source>Batch {batch}, {count} digits. Loss: mean of −ln(probability of the right answer): ({terms})/{count} ≈ {loss}</source>
            <translation>Lot {batch}, {count} chiffres. Perte : moyenne de −ln(probabilité de la bonne réponse) : ({terms})/{count} ≈ {loss}</translation>
        </message>
        <message>
            <source>fully connected</source>
            <translation>entièrement connecté</translation>
        </message>
        <message>
            <source>average</source>
            <translation>moyenne</translation>
        </message>
        <message>
            <source>subsampling</source>
            <translation>sous-échantillonnage</translation>
        </message>
        <message>
            <source>Training {network}</source>
            <translation>Entraînement de {network}</translation>
        </message>
        <message>
            <source>of {count} test digits</source>
            <translation>de {count} chiffres de test</translation>
        </message>
        <message>
            <source>training {share}</source>
            <translation>entraînement {share}</translation>
        </message>
        <message>
            <source>epoch {at}/{all}</source>
            <translation>époque {at}/{all}</translation>
        </message>
        <message>
            <source>{seconds} s</source>
            <translation>{seconds} s</translation>
        </message>
        <message>
            <source>{wrong} of {count} misread, the worst first</source>
            <translation>{wrong} mal lus sur {count}, les pires d’abord</translation>
        </message>
        <message>
            <source>{label} was never read as {answer}</source>
            <translation>{label} n’a jamais été lu comme {answer}</translation>
        </message>
        <message>
            <source>{label} read as {answer}, {count}: right, the surest first</source>
            <translation>{label} → {answer} : {count}, les plus sûrs d’abord</translation>
        </message>
        <message>
            <source>{label} read as {answer}, {count}: the surest first</source>
            <translation>{label} → {answer} : {count}, les plus sûrs d’abord</translation>
        </message>
        <message>
            <source>{count} parameters</source>
            <translation>{count} paramètres</translation>
        </message>
    </context>
    <context>
        <name>LearningPage</name>
        <message>
            <source>Start to learn</source>
            <translation>Commencer à apprendre</translation>
        </message>
        <message>
            <source>Stop and keep what was learned</source>
            <translation>Arrêter et garder ce qui est appris</translation>
        </message>
        <message>
            <source>Pause, or go on</source>
            <translation>Suspendre ou reprendre</translation>
        </message>
        <message>
            <source>Learn one step</source>
            <translation>Apprendre un pas</translation>
        </message>
        <message>
            <source>Open a network of digits…</source>
            <translation>Ouvrir un réseau de chiffres…</translation>
        </message>
        <message>
            <source>Digits of a folder…</source>
            <translation>Chiffres d’un dossier…</translation>
        </message>
        <message>
            <source>This network was asked about other digits than those of today: choose them first.</source>
            <translation>Ce réseau a été interrogé sur d’autres chiffres que ceux d’aujourd’hui : choisissez-les d’abord.</translation>
        </message>
        <message>
            <source>{seconds} s</source>
            <translation>{seconds} s</translation>
        </message>
        <message>
            <source>off</source>
            <translation>non</translation>
        </message>
        <message>
            <source>fully connected</source>
            <translation>entièrement connecté</translation>
        </message>
        <message>
            <source>{name} (built)</source>
            <translation>{name} (construit)</translation>
        </message>
        <message>
            <source>go on with {name}</source>
            <translation>continuer avec {name}</translation>
        </message>
        <message>
            <source>MNIST, a part of it</source>
            <translation>MNIST, une partie</translation>
        </message>
        <message>
            <source>It waits: “One step” learns from one batch.</source>
            <translation>Il attend : « Un pas » apprend d’un lot.</translation>
        </message>
    </context>
    <context>
        <name>LearningPanel</name>
        <message>
            <source>Another network, seed or other digits count from the next start on.</source>
            <translation>Un autre réseau, une autre graine ou d’autres chiffres comptent à partir du prochain départ.</translation>
        </message>
        <message>
            <source>How it learns</source>
            <translation>Comment il apprend</translation>
        </message>
        <message>
            <source>Vary the digits</source>
            <translation>Varier les chiffres</translation>
        </message>
        <message>
            <source>Networks that have learned</source>
            <translation>Réseaux qui ont appris</translation>
        </message>
        <message>
            <source>Start</source>
            <translation>Démarrer</translation>
        </message>
        <message>
            <source>Begin anew, with random weights.</source>
            <translation>Recommencer, avec des poids au hasard.</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>Arrêter</translation>
        </message>
        <message>
            <source>Stop, and keep what was learned.</source>
            <translation>Arrêter, et garder ce qui est appris.</translation>
        </message>
        <message>
            <source>Pause</source>
            <translation>Pause</translation>
        </message>
        <message>
            <source>One step</source>
            <translation>Un pas</translation>
        </message>
        <message>
            <source>Learn from one batch, and wait (Page Down).</source>
            <translation>Apprendre d’un lot, puis attendre (Page suivante).</translation>
        </message>
        <message>
            <source>Seconds that a step takes at least, so that it can be watched.</source>
            <translation>Secondes qu’un pas dure au moins, pour qu’on puisse le suivre.</translation>
        </message>
        <message>
            <source>Slow motion</source>
            <translation>Ralenti</translation>
        </message>
        <message>
            <source>sigmoid</source>
            <translation>sigmoïde</translation>
        </message>
        <message>
            <source>max</source>
            <translation>max</translation>
        </message>
        <message>
            <source>average</source>
            <translation>moyenne</translation>
        </message>
        <message>
            <source>subsampling of 1998</source>
            <translation>sous-échantillonnage de 1998</translation>
        </message>
        <message>
            <source>How many filters this layer has.</source>
            <translation>Le nombre de filtres de cette couche.</translation>
        </message>
        <message>
            <source>Filters</source>
            <translation>Filtres</translation>
        </message>
        <message>
            <source>Activation</source>
            <translation>Activation</translation>
        </message>
        <message>
            <source>Pooling</source>
            <translation>Pooling</translation>
        </message>
        <message>
            <source>a fully connected network beside it</source>
            <translation>un réseau entièrement connecté à côté</translation>
        </message>
        <message>
            <source>With as many parameters; both learn the same digits in the same order.</source>
            <translation>Avec autant de paramètres ; les deux apprennent les mêmes chiffres dans le même ordre.</translation>
        </message>
        <message>
            <source>Folder…</source>
            <translation>Dossier…</translation>
        </message>
        <message>
            <source>Network</source>
            <translation>Réseau</translation>
        </message>
        <message>
            <source>Digits</source>
            <translation>Chiffres</translation>
        </message>
        <message>
            <source>The four files of MNIST or Fashion-MNIST (IDX), packed or not, in one folder.</source>
            <translation>Les quatre fichiers de MNIST ou de Fashion-MNIST (IDX), compressés ou non, dans un dossier.</translation>
        </message>
        <message>
            <source>descent with momentum</source>
            <translation>descente avec inertie</translation>
        </message>
        <message>
            <source>plain descent</source>
            <translation>descente simple</translation>
        </message>
        <message>
            <source>up, then down</source>
            <translation>monte, puis descend</translation>
        </message>
        <message>
            <source>always the same</source>
            <translation>toujours le même</translation>
        </message>
        <message>
            <source>Batch</source>
            <translation>Lot</translation>
        </message>
        <message>
            <source>Digits in each step.</source>
            <translation>Chiffres de chaque pas.</translation>
        </message>
        <message>
            <source>Epochs</source>
            <translation>Époques</translation>
        </message>
        <message>
            <source>How often each digit is seen.</source>
            <translation>Combien de fois chaque chiffre est vu.</translation>
        </message>
        <message>
            <source>Seed</source>
            <translation>Graine</translation>
        </message>
        <message>
            <source>The same seed gives the same weights.</source>
            <translation>La même graine donne les mêmes poids.</translation>
        </message>
        <message>
            <source>How far each step goes.</source>
            <translation>La longueur de chaque pas.</translation>
        </message>
        <message>
            <source>Learning rate</source>
            <translation>Taux d’apprentissage</translation>
        </message>
        <message>
            <source>Optimiser</source>
            <translation>Optimiseur</translation>
        </message>
        <message>
            <source>Course of the rate</source>
            <translation>Évolution du taux</translation>
        </message>
        <message>
            <source>Shift</source>
            <translation>Décalage</translation>
        </message>
        <message>
            <source>Each digit is moved by up to so many pixels.</source>
            <translation>Chaque chiffre est déplacé d’autant de pixels au plus.</translation>
        </message>
        <message>
            <source>Turn</source>
            <translation>Rotation</translation>
        </message>
        <message>
            <source>Each digit is turned by up to so many degrees.</source>
            <translation>Chaque chiffre est tourné d’autant de degrés au plus.</translation>
        </message>
        <message>
            <source>Stretch</source>
            <translation>Étirement</translation>
        </message>
        <message>
            <source>Larger or smaller by up to so many percent.</source>
            <translation>Plus grand ou plus petit d’autant de pour cent au plus.</translation>
        </message>
        <message>
            <source>Shown</source>
            <translation>Affiché</translation>
        </message>
        <message>
            <source>Beside it</source>
            <translation>À côté</translation>
        </message>
        <message>
            <source>Save…</source>
            <translation>Enregistrer…</translation>
        </message>
        <message>
            <source>Open…</source>
            <translation>Ouvrir…</translation>
        </message>
        <message>
            <source>A network that was saved here.</source>
            <translation>Un réseau enregistré ici.</translation>
        </message>
        <message>
            <source>none</source>
            <translation>aucun</translation>
        </message>
        <message>
            <source>Go on</source>
            <translation>Reprendre</translation>
        </message>
    </context>
    <context>
        <name>LearningPresenter</name>
        <message>
            <source>Press “One step”: the digits of a batch and its loss will stand here, and below, of the kernel that is chosen, the weights before, the gradient, and the weights after.</source>
            <translation>Appuyez sur « Un pas » : les chiffres d’un lot et sa perte s’afficheront ici, et dessous, pour le noyau choisi, les poids d’avant, le gradient et les poids d’après.</translation>
        </message>
        <message>
            <source>Weight ({place})</source>
            <translation>Poids ({place})</translation>
        </message>
        <message>
            <source>Bias</source>
            <translation>Biais</translation>
        </message>
    </context>
    <context>
        <name>LearningView</name>
        <message>
            <source>Press Start: a network with random weights begins to read the digits.</source>
            <translation>Appuyez sur Démarrer : un réseau aux poids tirés au hasard apprend à lire les chiffres.</translation>
        </message>
        <message>
            <source>How well it reads</source>
            <translation>Comme il lit bien</translation>
        </message>
        <message>
            <source>Overview</source>
            <translation>Vue d’ensemble</translation>
        </message>
        <message>
            <source>Curves, filters, and what was mistaken for what.</source>
            <translation>Courbes, filtres, et ce qui a été pris pour quoi.</translation>
        </message>
        <message>
            <source>One step</source>
            <translation>Un pas</translation>
        </message>
        <message>
            <source>Loss, gradient and new weights of one kernel, in numbers.</source>
            <translation>Perte, gradient et nouveaux poids d’un noyau, en nombres.</translation>
        </message>
        <message>
            <source>What is shown</source>
            <translation>Ce qui est affiché</translation>
        </message>
    </context>
    <context>
        <name>Legend</name>
        <message>
            <source>frozen: stays as it is</source>
            <translation>gelé : reste tel quel</translation>
        </message>
        <message>
            <source>goes on learning</source>
            <translation>continue d’apprendre</translation>
        </message>
        <message>
            <source>learns from random weights</source>
            <translation>part de poids au hasard</translation>
        </message>
    </context>
    <context>
        <name>Library</name>
        <message>
            <source>Your own style pictures of that session cannot be read.</source>
            <translation>Vos propres images de style de cette session sont illisibles.</translation>
        </message>
        <message>
            <source>Reading style pictures</source>
            <translation>Lecture des images de style</translation>
        </message>
        <message>
            <source>pasted</source>
            <translation>collée</translation>
        </message>
    </context>
    <context>
        <name>LiveBox</name>
        <message>
            <source>Source</source>
            <translation>Source</translation>
        </message>
        <message>
            <source>A camera, or a video file.</source>
            <translation>Une caméra, ou un fichier vidéo.</translation>
        </message>
        <message>
            <source>Start</source>
            <translation>Démarrer</translation>
        </message>
        <message>
            <source>Stop, and take this picture as the photo of all labs (F).</source>
            <translation>Arrêter, et prendre cette image comme photo de tous les ateliers (F).</translation>
        </message>
        <message>
            <source>Freeze</source>
            <translation>Figer</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>Arrêter</translation>
        </message>
    </context>
    <context>
        <name>LiveSource</name>
        <message>
            <source>Videos ({patterns});;All files (*)</source>
            <translation>Vidéos ({patterns});;Tous les fichiers (*)</translation>
        </message>
        <message>
            <source>Open a video</source>
            <translation>Ouvrir une vidéo</translation>
        </message>
        <message>
            <source>The network is being loaded; then it starts.</source>
            <translation>Le réseau se charge ; ensuite, cela démarre.</translation>
        </message>
        <message>
            <source>Live pictures</source>
            <translation>Images en direct</translation>
        </message>
        <message>
            <source>starting…</source>
            <translation>démarrage…</translation>
        </message>
        <message>
            <source>live picture</source>
            <translation>image en direct</translation>
        </message>
        <message>
            <source>{rate} pictures a second</source>
            <translation>{rate} images par seconde</translation>
        </message>
        <message>
            <source>camera {number}</source>
            <translation>caméra {number}</translation>
        </message>
        <message>
            <source>video file…</source>
            <translation>fichier vidéo…</translation>
        </message>
    </context>
    <context>
        <name>Looking</name>
        <message>
            <source>It begins once map {number} of {layer} is done.</source>
            <translation>La recherche commencera une fois la carte {number} de {layer} terminée.</translation>
        </message>
        <message>
            <source>Map {number} of {layer} goes on growing meanwhile.</source>
            <translation>La recherche pour la carte {number} de {layer} continue pendant ce temps.</translation>
        </message>
        <message>
            <source>What excites map {number} of {layer}</source>
            <translation>Ce qui excite la carte {number} de {layer}</translation>
        </message>
        <message>
            <source>A picture that excites map {number} of {layer} as much as can be, grown from noise.</source>
            <translation>Une image qui excite le plus possible la carte {number} de {layer}, créée à partir d’un bruit.</translation>
        </message>
        <message>
            <source>Step {step}: mean activation {value}</source>
            <translation>Étape {step} : activation moyenne {value}</translation>
        </message>
        <message>
            <source>Nothing excites map {number} of {layer}: it stays where it is.</source>
            <translation>Rien n’excite la carte {number} de {layer} : son activation ne change pas.</translation>
        </message>
        <message>
            <source>This excites map {number} of {layer}: mean activation {value}.</source>
            <translation>Voici ce qui excite la carte {number} de {layer} : activation moyenne {value}.</translation>
        </message>
    </context>
    <context>
        <name>LossPlot</name>
        <message>
            <source>Step {number}</source>
            <translation>Étape {number}</translation>
        </message>
    </context>
    <context>
        <name>MainWindow</name>
        <message>
            <source>That is no picture. Drop a picture file, or a picture itself.</source>
            <translation>Ce n’est pas une image. Déposez un fichier image, ou une image elle-même.</translation>
        </message>
    </context>
    <context>
        <name>MapDetails</name>
        <message>
            <source>Taking the map apart</source>
            <translation>Détail du calcul de la carte</translation>
        </message>
        <message>
            <source>bias {bias}</source>
            <translation>biais {bias}</translation>
        </message>
        <message>
            <source>the photo</source>
            <translation>la photo</translation>
        </message>
        <message>
            <source>The largest of every 2 × 2 numbers of the same map of {layer}.</source>
            <translation>Le plus grand de chaque carré de 2 × 2 nombres de la même carte de {layer}.</translation>
        </message>
        <message>
            <source>{shown} of {count} maps of {layer}: {share} % of the sum</source>
            <translation>{shown} cartes sur {count} de {layer} : {share} % de la somme</translation>
        </message>
        <message>
            <source>Searching {count} photo</source>
            <translation>Recherche dans {count} photo</translation>
        </message>
        <message>
            <source>Searching {count} photos</source>
            <translation>Recherche dans {count} photos</translation>
        </message>
        <message>
            <source>{count} places, each the {size} × {size} px that one unit sees</source>
            <translation>{count} zones, chacune étant les {size} × {size} px que voit une unité</translation>
        </message>
        <message>
            <source>{count} place, the {size} × {size} px that one unit sees</source>
            <translation>{count} zone, les {size} × {size} px que voit une unité</translation>
        </message>
        <message>
            <source>No place excites this map: it is 0 everywhere.</source>
            <translation>Rien n’excite cette carte : elle vaut 0 partout.</translation>
        </message>
    </context>
    <context>
        <name>MapMosaic</name>
        <message>
            <source>{count} maps; none is picked</source>
            <translation>{count} cartes ; aucune n’est choisie</translation>
        </message>
        <message>
            <source>{count} maps; map {number} is picked</source>
            <translation>{count} cartes ; la carte {number} est choisie</translation>
        </message>
        <message>
            <source>Map {number} of {count}</source>
            <translation>Carte {number} sur {count}</translation>
        </message>
    </context>
    <context>
        <name>MapsLab</name>
        <message>
            <source>Computing feature maps</source>
            <translation>Calcul des cartes de caractéristiques</translation>
        </message>
        <message>
            <source>Freeze the live picture</source>
            <translation>Figer l’image en direct</translation>
        </message>
        <message>
            <source>The map's filter (kernel, weights)</source>
            <translation>Le filtre de la carte (noyau, poids)</translation>
        </message>
        <message>
            <source>How the map is made</source>
            <translation>Comment la carte est calculée</translation>
        </message>
        <message>
            <source>What the channel looks for</source>
            <translation>Ce que cherche le canal</translation>
        </message>
        <message>
            <source>Best places of the map</source>
            <translation>Zones les plus actives de la carte</translation>
        </message>
        <message>
            <source>Click a unit on the large map first: the maps are sorted by what they say there.</source>
            <translation>Cliquez d’abord sur une unité de la grande carte : les cartes sont triées par leur valeur à cet endroit.</translation>
        </message>
        <message>
            <source>automatic: {device}</source>
            <translation>automatique : {device}</translation>
        </message>
    </context>
    <context>
        <name>MapsPanel</name>
        <message>
            <source>Live</source>
            <translation>En direct</translation>
        </message>
        <message>
            <source>Save</source>
            <translation>Enregistrer</translation>
        </message>
        <message>
            <source>Back to the first layer at 224 px. The photo and the pinned maps stay.</source>
            <translation>Revenir à la première couche à 224 px. La photo et les cartes épinglées restent.</translation>
        </message>
        <message>
            <source>Start again</source>
            <translation>Recommencer</translation>
        </message>
        <message>
            <source>The shorter side at which the network sees the photo; 224 × 224 squeezes what is not square.</source>
            <translation>Le petit côté de la photo telle que la voit le réseau ; 224 × 224 déforme ce qui n’est pas carré.</translation>
        </message>
        <message>
            <source>Size for the network</source>
            <translation>Taille pour le réseau</translation>
        </message>
        <message>
            <source>Open a photo (Ctrl+O); dropping and pasting work too.</source>
            <translation>Ouvrir une photo (Ctrl+O) ; on peut aussi la déposer ou la coller.</translation>
        </message>
        <message>
            <source>Where the network computes. Automatic takes the best device that works.</source>
            <translation>Le processeur sur lequel le réseau calcule. « Automatique » prend le meilleur qui fonctionne.</translation>
        </message>
        <message>
            <source>Device</source>
            <translation>Calcul sur</translation>
        </message>
        <message>
            <source>by number</source>
            <translation>par numéro</translation>
        </message>
        <message>
            <source>largest mean first</source>
            <translation>par moyenne décroissante</translation>
        </message>
        <message>
            <source>strongest first</source>
            <translation>la plus forte d’abord</translation>
        </message>
        <message>
            <source>most zeros first</source>
            <translation>le plus de zéros d’abord</translation>
        </message>
        <message>
            <source>strongest here first</source>
            <translation>la plus forte ici d’abord</translation>
        </message>
        <message>
            <source>Order of the maps. Here: at the unit that you clicked on the large map.</source>
            <translation>Ordre des cartes. Ici : à l’unité cliquée sur la grande carte.</translation>
        </message>
        <message>
            <source>negative numbers too (before ReLU)</source>
            <translation>aussi les nombres négatifs (avant ReLU)</translation>
        </message>
        <message>
            <source>The numbers as they are before ReLU makes the negative ones 0.</source>
            <translation>Les nombres tels qu’ils sont avant que ReLU mette les négatifs à 0.</translation>
        </message>
        <message>
            <source>Order</source>
            <translation>Ordre</translation>
        </message>
        <message>
            <source>Map</source>
            <translation>Carte</translation>
        </message>
        <message>
            <source>Keep this map among the favourites (P in the mosaic).</source>
            <translation>Garder cette carte parmi les favorites (P dans la mosaïque).</translation>
        </message>
        <message>
            <source>Pin</source>
            <translation>Épingler</translation>
        </message>
        <message>
            <source>Favourites</source>
            <translation>Favorites</translation>
        </message>
        <message>
            <source>Pinned maps; choose one to go there.</source>
            <translation>Cartes épinglées ; choisissez-en une pour y aller.</translation>
        </message>
        <message>
            <source>smallest</source>
            <translation>minimum</translation>
        </message>
        <message>
            <source>largest</source>
            <translation>maximum</translation>
        </message>
        <message>
            <source>mean</source>
            <translation>moyenne</translation>
        </message>
        <message>
            <source>zeros</source>
            <translation>zéros</translation>
        </message>
        <message>
            <source>Distribution of the map's numbers</source>
            <translation>Répartition des nombres de la carte</translation>
        </message>
        <message>
            <source>What the unit sees</source>
            <translation>Ce que voit l’unité</translation>
        </message>
        <message>
            <source>Map…</source>
            <translation>Carte…</translation>
        </message>
        <message>
            <source>The large map: its colours, or its numbers.</source>
            <translation>La grande carte : ses couleurs, ou ses nombres.</translation>
        </message>
        <message>
            <source>Mosaic…</source>
            <translation>Mosaïque…</translation>
        </message>
        <message>
            <source>All maps of the layer in one picture, or their numbers.</source>
            <translation>Toutes les cartes de la couche en une image, ou leurs nombres.</translation>
        </message>
        <message>
            <source>Layers…</source>
            <translation>Couches…</translation>
        </message>
        <message>
            <source>The numbers of all layers.</source>
            <translation>Les nombres de toutes les couches.</translation>
        </message>
        <message>
            <source>enlarged</source>
            <translation>agrandies</translation>
        </message>
        <message>
            <source>As on screen, with the colour scale and a caption.</source>
            <translation>Comme à l’écran, avec l’échelle de couleurs et une légende.</translation>
        </message>
        <message>
            <source>a pixel a number</source>
            <translation>un pixel par nombre</translation>
        </message>
        <message>
            <source>Small: for other programs.</source>
            <translation>Petites : pour d’autres programmes.</translation>
        </message>
        <message>
            <source>Pictures</source>
            <translation>Images</translation>
        </message>
        <message>
            <source>Pictures:</source>
            <translation>Images :</translation>
        </message>
        <message>
            <source>of {count}</source>
            <translation>sur {count}</translation>
        </message>
        <message>
            <source>Unpin</source>
            <translation>Désépingler</translation>
        </message>
        <message>
            <source>Favourites: {count}</source>
            <translation>Favorites : {count}</translation>
        </message>
    </context>
    <context>
        <name>MapsView</name>
        <message>
            <source>Layers of the network</source>
            <translation>Couches du réseau</translation>
        </message>
        <message>
            <source>photo</source>
            <translation>photo</translation>
        </message>
        <message>
            <source>All maps of the layer</source>
            <translation>Toutes les cartes de la couche</translation>
        </message>
        <message>
            <source>Map over the photo</source>
            <translation>Carte sur la photo</translation>
        </message>
        <message>
            <source>Colour scale</source>
            <translation>Échelle de couleurs</translation>
        </message>
        <message>
            <source>one for each map</source>
            <translation>une par carte</translation>
        </message>
        <message>
            <source>The scale of every map ends at its own largest number.</source>
            <translation>L’échelle de chaque carte s’arrête à son plus grand nombre.</translation>
        </message>
        <message>
            <source>one for all</source>
            <translation>commune</translation>
        </message>
        <message>
            <source>One scale for all maps of the layer.</source>
            <translation>Une seule échelle pour toutes les cartes de la couche.</translation>
        </message>
        <message>
            <source>Scale</source>
            <translation>Échelle</translation>
        </message>
        <message>
            <source>How much of the photo is seen through the map.</source>
            <translation>Combien on voit de la photo à travers la carte.</translation>
        </message>
        <message>
            <source>Share of the photo</source>
            <translation>Part de la photo</translation>
        </message>
        <message>
            <source>map</source>
            <translation>carte</translation>
        </message>
        <message>
            <source>Scale:</source>
            <translation>Échelle :</translation>
        </message>
    </context>
    <context>
        <name>Measures</name>
        <message>
            <source>Measuring accuracy</source>
            <translation>Mesure de l’exactitude</translation>
        </message>
    </context>
    <context>
        <name>Menus</name>
        <message>
            <source>None yet</source>
            <translation>Aucune pour l’instant</translation>
        </message>
    </context>
    <context>
        <name>MessageBar</name>
        <message>
            <source>Close this message</source>
            <translation>Fermer ce message</translation>
        </message>
    </context>
    <context>
        <name>MistakesView</name>
        <message>
            <source>Confusion matrix</source>
            <translation>Matrice de confusion</translation>
        </message>
        <message>
            <source>what it is ↓ · what it was taken for →</source>
            <translation>ce que c’est ↓ · pris pour →</translation>
        </message>
        <message>
            <source>Pictures</source>
            <translation>Images</translation>
        </message>
        <message>
            <source>Where the network looked</source>
            <translation>Où le réseau a regardé</translation>
        </message>
        <message>
            <source>Answers</source>
            <translation>Réponses</translation>
        </message>
        <message>
            <source>Colour scale</source>
            <translation>Échelle de couleurs</translation>
        </message>
    </context>
    <context>
        <name>ModelBox</name>
        <message>
            <source>A network that was taught classes of your own in Transfer; dropping its file works too.</source>
            <translation>Un réseau qui a appris vos propres classes dans Transfert ; déposer son fichier marche aussi.</translation>
        </message>
        <message>
            <source>Open a model…</source>
            <translation>Ouvrir un modèle…</translation>
        </message>
        <message>
            <source>Back to EfficientNet-Lite0</source>
            <translation>Revenir à EfficientNet-Lite0</translation>
        </message>
        <message>
            <source>The 1,000 classes of ImageNet answer.</source>
            <translation>Ce sont les 1 000 classes d’ImageNet qui répondent.</translation>
        </message>
        <message>
            <source>My own model: {name}.</source>
            <translation>Mon propre modèle : {name}.</translation>
        </message>
        <message>
            <source>{count} classes: {names}</source>
            <translation>{count} classes : {names}</translation>
        </message>
    </context>
    <context>
        <name>ModelOpening</name>
        <message>
            <source>Opening the model</source>
            <translation>Ouverture du modèle</translation>
        </message>
        <message>
            <source>Open a model of my own</source>
            <translation>Ouvrir un modèle à moi</translation>
        </message>
        <message>
            <source>Models of Transfer ({patterns})</source>
            <translation>Modèles de Transfert ({patterns})</translation>
        </message>
    </context>
    <context>
        <name>NetworkHub</name>
        <message>
            <source>Getting the network ready</source>
            <translation>Préparation du réseau</translation>
        </message>
    </context>
    <context>
        <name>NetworkStrip</name>
        <message>
            <source>No layer is picked</source>
            <translation>Aucune couche n’est choisie</translation>
        </message>
        <message>
            <source>{layer}, layer {place} of {count}</source>
            <translation>{layer}, couche {place} sur {count}</translation>
        </message>
    </context>
    <context>
        <name>Notes</name>
        <message>
            <source>It uses {used} of its {bits} bits: 0 to {top} became 0 to 255.</source>
            <translation>L’image n’utilise que {used} de ses {bits} bits : l’intervalle de 0 à {top} est devenu 0 à 255.</translation>
        </message>
        <message>
            <source>Its {bits} bits a channel were brought to 8.</source>
            <translation>Image ramenée de {bits} à 8 bits par canal.</translation>
        </message>
        <message>
            <source>Its numbers from {low} to {high} were cut to 0 to {top}.</source>
            <translation>Les nombres de l’image, de {low} à {high}, ont été limités à l’intervalle de 0 à {top}.</translation>
        </message>
        <message>
            <source>Its numbers reach {high}: 0 to {top} became 0 to 255.</source>
            <translation>Les nombres de l’image vont jusqu’à {high} : l’intervalle de 0 à {top} est devenu 0 à 255.</translation>
        </message>
        <message>
            <source>Its numbers from {low} to {high} were stretched to 0 to 255.</source>
            <translation>Les nombres de l’image, de {low} à {high}, ont été étirés de 0 à 255.</translation>
        </message>
        <message>
            <source>Its numbers that are not finite were made black.</source>
            <translation>Les nombres non finis de l’image sont devenus noirs.</translation>
        </message>
        <message>
            <source>The file breaks off: its last {count} rows of pixels are made up.</source>
            <translation>Le fichier s’interrompt : ses {count} dernières lignes de pixels ont été inventées.</translation>
        </message>
        <message>
            <source>The file lacks its last bytes; the picture is whole.</source>
            <translation>Il manque au fichier ses derniers octets ; l’image est entière.</translation>
        </message>
        <message>
            <source>The file holds {count} pictures; this is the first.</source>
            <translation>Le fichier contient {count} images ; voici la première.</translation>
        </message>
        <message>
            <source>Its colours were converted from {profile} to sRGB.</source>
            <translation>Les couleurs ont été converties de {profile} en sRGB.</translation>
        </message>
        <message>
            <source>Its transparent parts were put on white.</source>
            <translation>Les parties transparentes sont devenues blanches.</translation>
        </message>
        <message>
            <source>It is the small preview of a picture of {width} × {height} pixels, which cannot be read.</source>
            <translation>C’est le petit aperçu d’une image de {width} × {height} pixels qui, elle, ne peut pas être lue.</translation>
        </message>
        <message>
            <source>It has {count} channels of numbers; this is the first.</source>
            <translation>L’image a {count} canaux de nombres ; voici le premier.</translation>
        </message>
        <message>
            <source>Leave out {layer}.</source>
            <translation>Supprimer {layer}.</translation>
        </message>
        <message>
            <source>Make the input {rows}×{columns}.</source>
            <translation>Porter l’entrée à {rows}×{columns}.</translation>
        </message>
        <message>
            <source>Give {layer} a padding of {padding}.</source>
            <translation>Donner à {layer} un remplissage (padding) de {padding}.</translation>
        </message>
        <message>
            <source>Give {layer} a window of {size}×{size}.</source>
            <translation>Donner à {layer} une fenêtre de {size}×{size}.</translation>
        </message>
        <message>
            <source>Give {layer} a stride of 1.</source>
            <translation>Donner à {layer} un pas (stride) de 1.</translation>
        </message>
        <message>
            <source>Move {layer} before {flatten}.</source>
            <translation>Mettre {layer} avant {flatten}.</translation>
        </message>
        <message>
            <source>Add a flattening before {layer}.</source>
            <translation>Ajouter un aplatissement avant {layer}.</translation>
        </message>
        <message>
            <source>Set the groups of {layer} to {groups}.</source>
            <translation>Porter le nombre de groupes de {layer} à {groups}.</translation>
        </message>
        <message>
            <source>Give {layer} no groups.</source>
            <translation>Supprimer les groupes de {layer}.</translation>
        </message>
        <message>
            <source>Set the filters of {layer} to {filters}.</source>
            <translation>Porter le nombre de filtres de {layer} à {filters}.</translation>
        </message>
        <message>
            <source>Let every filter of {layer} see all channels.</source>
            <translation>Laisser chaque filtre de {layer} voir tous les canaux.</translation>
        </message>
        <message>
            <source>Let {layer} add the output of {source}.</source>
            <translation>Laisser {layer} ajouter la sortie de {source}.</translation>
        </message>
        <message>
            <source>{device} failed ({reason}), so the CPU went on.</source>
            <translation>{device} a échoué ({reason}) : le CPU a pris la suite.</translation>
        </message>
        <message>
            <source>The memory of {device} is full, so the CPU went on. Smaller sizes fit.</source>
            <translation>La mémoire de {device} est pleine : le CPU a pris la suite. Une taille plus petite y tiendrait.</translation>
        </message>
        <message>
            <source>The memory of {device} is full, so the CPU went on.</source>
            <translation>La mémoire de {device} est pleine : le CPU a pris la suite.</translation>
        </message>
        <message>
            <source>The photo is one even colour: without its mean nothing is left to learn from.</source>
            <translation>La photo est d’une seule couleur : sans sa moyenne, il ne reste rien pour apprendre.</translation>
        </message>
        <message>
            <source>All rows of the photo are alike: of every column only the sum can be found.</source>
            <translation>Toutes les lignes de la photo se ressemblent : de chaque colonne, on ne peut trouver que la somme.</translation>
        </message>
        <message>
            <source>All columns of the photo are alike: of every row only the sum can be found.</source>
            <translation>Toutes les colonnes de la photo se ressemblent : de chaque ligne, on ne peut trouver que la somme.</translation>
        </message>
        <message>
            <source>The photo is grey: only the sum of the three slices can be found.</source>
            <translation>La photo est grise : on ne peut trouver que la somme des trois tranches.</translation>
        </message>
        <message>
            <source>The photo leaves {count} combinations of weights open, such as {example}: they make no difference on it.</source>
            <translation>La photo laisse {count} combinaisons de poids indéterminées, comme {example} : elles n’y changent rien.</translation>
        </message>
        <message>
            <source>The photo is so even that of the kernel only sums of weights can be found.</source>
            <translation>La photo est si uniforme que, du noyau, on ne peut trouver que des sommes de poids.</translation>
        </message>
        <message>
            <source>The rate {rate} is too high: each step overshoots by more than the one before, so it diverges. Up to {highest} works here.</source>
            <translation>Le taux {rate} est trop grand : chaque pas dépasse le but de plus loin que le précédent, et l’apprentissage diverge. Jusqu’à {highest}, cela marche ici.</translation>
        </message>
        <message>
            <source>Before ReLU every number is 0 or less, so the response is 0 everywhere and there is no gradient: a dead ReLU. Begin anew from other noise, or without ReLU.</source>
            <translation>Avant ReLU, aucun nombre ne dépasse 0 : la réponse est 0 partout et il n’y a pas de gradient. C’est un ReLU mort. Reprenez à partir d’un autre bruit, ou sans ReLU.</translation>
        </message>
        <message>
            <source>The loss has grown beyond every number. What was learned before is kept: take a lower learning rate.</source>
            <translation>La perte a dépassé tous les nombres. Ce qui était appris avant est conservé : prenez un taux d’apprentissage plus bas.</translation>
        </message>
        <message>
            <source>The photo is so long that its short side would have {side} px: it was made {least} px, and looks wider.</source>
            <translation>La photo est si longue que son petit côté n’aurait que {side} px : il a été porté à {least} px, et paraît plus large.</translation>
        </message>
        <message>
            <source>The numbers went out of bounds, so a step was taken back.</source>
            <translation>Les nombres sont devenus trop grands : une étape a été annulée.</translation>
        </message>
        <message>
            <source>The memory of {device} is full, so the picture became {size} px.</source>
            <translation>La mémoire de {device} est pleine : l’image a été réduite à {size} px.</translation>
        </message>
        <message>
            <source>Few pictures ({count} a class) that are like those of ImageNet: the last layer is enough, and more would learn them by heart.</source>
            <translation>Peu d’images ({count} par classe), proches de celles d’ImageNet : la dernière couche suffit, davantage les apprendrait par cœur.</translation>
        </message>
        <message>
            <source>Many pictures ({count} a class) that are like those of ImageNet: the last block can learn too; what stands before it knows what they need.</source>
            <translation>Beaucoup d’images ({count} par classe), proches de celles d’ImageNet : le dernier bloc peut apprendre aussi ; ce qui le précède sait déjà ce qu’il leur faut.</translation>
        </message>
        <message>
            <source>Few pictures ({count} a class) that are not like those of ImageNet: the last block must learn too; everything may gain a little more, and takes several times as long.</source>
            <translation>Peu d’images ({count} par classe), différentes de celles d’ImageNet : le dernier bloc doit apprendre aussi ; tout réapprendre peut gagner encore un peu, en plusieurs fois plus de temps.</translation>
        </message>
        <message>
            <source>Many pictures ({count} a class) that are not like those of ImageNet: everything can learn, and begins better with ImageNet's weights than with random ones.</source>
            <translation>Beaucoup d’images ({count} par classe), différentes de celles d’ImageNet : tout peut apprendre, et part mieux des poids d’ImageNet que de poids aléatoires.</translation>
        </message>
        <message>
            <source>The memory was full: it went on with fewer pictures at a time ({count}).</source>
            <translation>La mémoire était pleine : le calcul a continué avec moins d’images à la fois ({count}).</translation>
        </message>
        <message>
            <source>The memory of {device} was full: it went on with the CPU.</source>
            <translation>La mémoire de {device} était pleine : le calcul a continué sur le processeur.</translation>
        </message>
        <message>
            <source>It was stopped before anything was learned.</source>
            <translation>Arrêté avant d’avoir rien appris.</translation>
        </message>
        <message>
            <source>No epoch answered better than before it learned, so the network is as it was at first: take other pictures, a lower learning rate, or let less learn.</source>
            <translation>Aucune époque n’a mieux répondu qu’avant l’apprentissage, le réseau est donc resté comme au début : prenez d’autres images, un taux d’apprentissage plus petit, ou laissez apprendre moins de couches.</translation>
        </message>
    </context>
    <context>
        <name>OpenFile</name>
        <message>
            <source>Pictures ({patterns});;All files (*)</source>
            <translation>Images ({patterns});;Tous les fichiers (*)</translation>
        </message>
    </context>
    <context>
        <name>Overview</name>
        <message>
            <source>epoch</source>
            <translation>époque</translation>
        </message>
        <message>
            <source>Accuracy</source>
            <translation>Précision</translation>
        </message>
        <message>
            <source>Loss</source>
            <translation>Perte</translation>
        </message>
        <message>
            <source>Filters of the first layer</source>
            <translation>Filtres de la première couche</translation>
        </message>
        <message>
            <source>change</source>
            <translation>évolution</translation>
        </message>
        <message>
            <source>layer</source>
            <translation>couche</translation>
        </message>
        <message>
            <source>How far the weights have come</source>
            <translation>Le chemin parcouru par les poids</translation>
        </message>
        <message>
            <source>Confusion matrix</source>
            <translation>Matrice de confusion</translation>
        </message>
        <message>
            <source>what it is ↓ · what was read →</source>
            <translation>ce que c’est ↓ · ce qui a été lu →</translation>
        </message>
        <message>
            <source>Digits</source>
            <translation>Chiffres</translation>
        </message>
        <message>
            <source>Loss, over the epochs</source>
            <translation>Perte, par époque</translation>
        </message>
        <message>
            <source>Change of the weights since the start, by layer</source>
            <translation>Évolution des poids depuis le départ, par couche</translation>
        </message>
        <message>
            <source>Right answers in %, over the epochs</source>
            <translation>Bonnes réponses en %, par époque</translation>
        </message>
    </context>
    <context>
        <name>PagesView</name>
        <message>
            <source>Behind the ranking</source>
            <translation>Détail du classement</translation>
        </message>
        <message>
            <source>Ranking and what is behind it</source>
            <translation>Le classement et son détail</translation>
        </message>
        <message>
            <source>My filter</source>
            <translation>Mon filtre</translation>
        </message>
        <message>
            <source>Learned filter</source>
            <translation>Filtre appris</translation>
        </message>
        <message>
            <source>My frequencies</source>
            <translation>Mes fréquences</translation>
        </message>
        <message>
            <source>Learned frequencies</source>
            <translation>Fréquences apprises</translation>
        </message>
        <message>
            <source>My response against the map</source>
            <translation>Ma réponse et la carte</translation>
        </message>
        <message>
            <source>Learned filters against named kernels</source>
            <translation>Filtres appris et noyaux nommés</translation>
        </message>
        <message>
            <source>A filter that learns</source>
            <translation>Un filtre apprend</translation>
        </message>
        <message>
            <source>Ranking</source>
            <translation>Classement</translation>
        </message>
        <message>
            <source>The learned filters, the most similar first.</source>
            <translation>Les filtres appris, du plus proche au moins proche.</translation>
        </message>
        <message>
            <source>Filters</source>
            <translation>Filtres</translation>
        </message>
        <message>
            <source>The numbers of both, and the frequencies they answer.</source>
            <translation>Les nombres des deux filtres, et les fréquences auxquelles ils répondent.</translation>
        </message>
        <message>
            <source>Pixel by pixel</source>
            <translation>Pixel par pixel</translation>
        </message>
        <message>
            <source>My response against the map at every pixel.</source>
            <translation>Ma réponse comparée à la carte, en chaque pixel.</translation>
        </message>
        <message>
            <source>Pinned</source>
            <translation>Épinglés</translation>
        </message>
        <message>
            <source>Up to six learned filters in a table (P pins).</source>
            <translation>Jusqu’à six filtres appris dans un tableau (P pour épingler).</translation>
        </message>
        <message>
            <source>All pairs</source>
            <translation>Toutes les paires</translation>
        </message>
        <message>
            <source>Every learned filter against every named kernel.</source>
            <translation>Chaque filtre appris comparé à chaque noyau nommé.</translation>
        </message>
        <message>
            <source>Surgery</source>
            <translation>Chirurgie</translation>
        </message>
        <message>
            <source>Change the network, and see what changes.</source>
            <translation>Modifier le réseau, et voir ce qui change.</translation>
        </message>
        <message>
            <source>Gradient descent finds my numbers by itself.</source>
            <translation>La descente de gradient trouve mes nombres toute seule.</translation>
        </message>
        <message>
            <source>How strongly it answers to waves: slow ones in the middle, fast ones outside.</source>
            <translation>La force de sa réponse aux ondes : basses fréquences au centre, hautes fréquences au bord.</translation>
        </message>
        <message>
            <source>What the points tell</source>
            <translation>Ce que montrent les points</translation>
        </message>
        <message>
            <source>Filter</source>
            <translation>Filtre</translation>
        </message>
        <message>
            <source>Numbers</source>
            <translation>Nombres</translation>
        </message>
        <message>
            <source>On this photo</source>
            <translation>Sur cette photo</translation>
        </message>
        <message>
            <source>My filter was</source>
            <translation>Mon filtre était</translation>
        </message>
        <message>
            <source>Pinned filters</source>
            <translation>Filtres épinglés</translation>
        </message>
        <message>
            <source>Nothing is pinned yet: press P in the ranking, or double-click a bar.</source>
            <translation>Rien n’est encore épinglé : appuyez sur P dans le classement, ou double-cliquez sur une barre.</translation>
        </message>
        <message>
            <source>Who has a twin</source>
            <translation>Quels filtres ont un jumeau</translation>
        </message>
    </context>
    <context>
        <name>PatchPicker</name>
        <message>
            <source>no photo</source>
            <translation>pas de photo</translation>
        </message>
        <message>
            <source>rows {top} to {bottom}, columns {left} to {right}</source>
            <translation>lignes {top} à {bottom}, colonnes {left} à {right}</translation>
        </message>
    </context>
    <context>
        <name>PhotoOpener</name>
        <message>
            <source>Photos and grids ({patterns});;All files (*)</source>
            <translation>Photos et grilles ({patterns});;Tous les fichiers (*)</translation>
        </message>
        <message>
            <source>Open a photo</source>
            <translation>Ouvrir une photo</translation>
        </message>
        <message>
            <source>{name} is a video: open it in Maps, under Live, or drop it on the maps.</source>
            <translation>{name} est une vidéo : ouvrez-la dans Cartes, sous « En direct », ou déposez-la sur les cartes.</translation>
        </message>
        <message>
            <source>There is no picture on the clipboard. Copy one, then paste again.</source>
            <translation>Il n’y a pas d’image dans le presse-papiers. Copiez-en une, puis collez de nouveau.</translation>
        </message>
        <message>
            <source>{address} is an address, not a picture. Save the picture first, then open the file.</source>
            <translation>{address} est une adresse, pas une image. Enregistrez d’abord l’image, puis ouvrez le fichier.</translation>
        </message>
        <message>
            <source>{count} files were dropped. This is the first; Page Down leads to the next.</source>
            <translation>{count} fichiers ont été déposés. Voici le premier ; Page suivante mène au prochain.</translation>
        </message>
        <message>
            <source>This picture comes in a form that cannot be read. Save it as a file and open that.</source>
            <translation>Cette image est dans un format illisible. Enregistrez-la dans un fichier, puis ouvrez celui-ci.</translation>
        </message>
        <message>
            <source>pasted picture</source>
            <translation>image collée</translation>
        </message>
        <message>
            <source>Opening another photo of the folder</source>
            <translation>Ouverture d’une autre photo du dossier</translation>
        </message>
        <message>
            <source>Opening {name}</source>
            <translation>Ouverture de {name}</translation>
        </message>
        <message>
            <source>Passed over, since it cannot be read: {names}.</source>
            <translation>Ignoré, car illisible : {names}.</translation>
        </message>
        <message>
            <source>Resizing {name}</source>
            <translation>Redimensionnement de {name}</translation>
        </message>
    </context>
    <context>
        <name>PhotoRow</name>
        <message>
            <source>Photo</source>
            <translation>Photo</translation>
        </message>
        <message>
            <source>Open…</source>
            <translation>Ouvrir…</translation>
        </message>
        <message>
            <source>Samples</source>
            <translation>Exemples</translation>
        </message>
        <message>
            <source>Recent</source>
            <translation>Récentes</translation>
        </message>
    </context>
    <context>
        <name>Photos</name>
        <message>
            <source>Astronaut</source>
            <translation>Astronaute</translation>
        </message>
        <message>
            <source>Brick wall</source>
            <translation>Mur de briques</translation>
        </message>
        <message>
            <source>Photographer</source>
            <translation>Photographe</translation>
        </message>
        <message>
            <source>Cat</source>
            <translation>Chat</translation>
        </message>
        <message>
            <source>Clock</source>
            <translation>Horloge</translation>
        </message>
        <message>
            <source>Coffee cup</source>
            <translation>Tasse de café</translation>
        </message>
        <message>
            <source>Grass</source>
            <translation>Herbe</translation>
        </message>
        <message>
            <source>Gravel</source>
            <translation>Gravier</translation>
        </message>
        <message>
            <source>Galaxies</source>
            <translation>Galaxies</translation>
        </message>
        <message>
            <source>Retina</source>
            <translation>Rétine</translation>
        </message>
        <message>
            <source>Rocket</source>
            <translation>Fusée</translation>
        </message>
    </context>
    <context>
        <name>PictureLibrary</name>
        <message>
            <source>birds</source>
            <translation>oiseaux</translation>
        </message>
        <message>
            <source>flowers</source>
            <translation>fleurs</translation>
        </message>
        <message>
            <source>fruit</source>
            <translation>fruits</translation>
        </message>
        <message>
            <source>hoofed animals</source>
            <translation>animaux à sabots</translation>
        </message>
        <message>
            <source>vegetables</source>
            <translation>légumes</translation>
        </message>
        <message>
            <source>nothing</source>
            <translation>rien</translation>
        </message>
        <message>
            <source>digits</source>
            <translation>chiffres</translation>
        </message>
        <message>
            <source>cut-outs</source>
            <translation>objets détourés</translation>
        </message>
        <message>
            <source>Reading pictures: {name}</source>
            <translation>Lecture des images : {name}</translation>
        </message>
    </context>
    <context>
        <name>Pictures</name>
        <message>
            <source>{width} × {height} numbers, from {low} to {high}, mean {mean}</source>
            <translation>{width} × {height} nombres, de {low} à {high}, moyenne {mean}</translation>
        </message>
        <message>
            <source>Photo, {width} × {height} px</source>
            <translation>Photo, {width} × {height} px</translation>
        </message>
        <message>
            <source>{width} × {height} numbers</source>
            <translation>{width} × {height} nombres</translation>
        </message>
    </context>
    <context>
        <name>PicturesPage</name>
        <message>
            <source>Open a folder of pictures…</source>
            <translation>Ouvrir un dossier d’images…</translation>
        </message>
        <message>
            <source>Pictures into this class…</source>
            <translation>Images dans cette classe…</translation>
        </message>
        <message>
            <source>Begin without pictures</source>
            <translation>Commencer sans images</translation>
        </message>
        <message>
            <source>Add a class…</source>
            <translation>Ajouter une classe…</translation>
        </message>
        <message>
            <source>Add a class for “nothing here”</source>
            <translation>Ajouter une classe « rien ici »</translation>
        </message>
        <message>
            <source>Remove the class</source>
            <translation>Retirer la classe</translation>
        </message>
        <message>
            <source>Remove the marked pictures</source>
            <translation>Retirer les images marquées</translation>
        </message>
        <message>
            <source>Look for wrong classes</source>
            <translation>Chercher les classes fausses</translation>
        </message>
        <message>
            <source>The marked pictures are in the right class</source>
            <translation>Les images marquées sont bien rangées</translation>
        </message>
        <message>
            <source>Add a class first, and drop pictures on it.</source>
            <translation>Ajoutez d’abord une classe, et déposez-y des images.</translation>
        </message>
        <message>
            <source>These are no pictures and no folders.</source>
            <translation>Ce ne sont ni des images ni des dossiers.</translation>
        </message>
        <message>
            <source>Pictures for this class</source>
            <translation>Images pour cette classe</translation>
        </message>
        <message>
            <source>Add a class</source>
            <translation>Ajouter une classe</translation>
        </message>
        <message>
            <source>Its name:</source>
            <translation>Son nom :</translation>
        </message>
        <message>
            <source>No picture seems to be in the wrong class.</source>
            <translation>Aucune image ne semble mal rangée.</translation>
        </message>
        <message>
            <source>Add a class first: the pictures go there.</source>
            <translation>Ajoutez d’abord une classe : les images y vont.</translation>
        </message>
        <message>
            <source>Start the camera first.</source>
            <translation>Démarrez d’abord la caméra.</translation>
        </message>
        <message>
            <source>Marked pictures: {count}</source>
            <translation>Images marquées : {count}</translation>
        </message>
        <message>
            <source>{name}: {pictures}; drop pictures here</source>
            <translation>{name} : {pictures} ; déposez des images ici</translation>
        </message>
        <message>
            <source>{name}: in {given}, but {share} % {likely} for networks that have not seen it</source>
            <translation>{name} : rangée dans {given}, mais {likely} à {share} % pour des réseaux qui ne l’ont pas vue</translation>
        </message>
    </context>
    <context>
        <name>PicturesPanel</name>
        <message>
            <source>Camera</source>
            <translation>Caméra</translation>
        </message>
        <message>
            <source>Wrong classes?</source>
            <translation>Mal rangées ?</translation>
        </message>
        <message>
            <source>A folder whose folders are classes, with pictures in them; it may be dropped here.</source>
            <translation>Un dossier dont les dossiers sont des classes, avec des images dedans ; on peut aussi le déposer ici.</translation>
        </message>
        <message>
            <source>Cut-outs, 5 classes</source>
            <translation>Objets détourés, 5 classes</translation>
        </message>
        <message>
            <source>Cut-outs, grass behind birds</source>
            <translation>Objets détourés, oiseaux sur herbe</translation>
        </message>
        <message>
            <source>Digits: not like ImageNet</source>
            <translation>Chiffres : loin d’ImageNet</translation>
        </message>
        <message>
            <source>Bundled pictures</source>
            <translation>Images fournies</translation>
        </message>
        <message>
            <source>They replace the pictures that are here.</source>
            <translation>Elles remplacent les images qui sont ici.</translation>
        </message>
        <message>
            <source>Folder…</source>
            <translation>Dossier…</translation>
        </message>
        <message>
            <source>Pictures…</source>
            <translation>Images…</translation>
        </message>
        <message>
            <source>Into the class that is chosen.</source>
            <translation>Dans la classe choisie.</translation>
        </message>
        <message>
            <source>Empty</source>
            <translation>Vider</translation>
        </message>
        <message>
            <source>No pictures and no classes, to begin with your own.</source>
            <translation>Ni images ni classes, pour commencer avec les vôtres.</translation>
        </message>
        <message>
            <source>Of each class: the network does not learn from them, and is asked about them.</source>
            <translation>De chaque classe : le réseau n’apprend pas d’elles, et on l’interroge sur elles.</translation>
        </message>
        <message>
            <source>Kept unseen</source>
            <translation>Jamais vues</translation>
        </message>
        <message>
            <source>Class</source>
            <translation>Classe</translation>
        </message>
        <message>
            <source>Another name for the class that is chosen: type it.</source>
            <translation>Un autre nom pour la classe choisie : tapez-le.</translation>
        </message>
        <message>
            <source>Add a class</source>
            <translation>Ajouter une classe</translation>
        </message>
        <message>
            <source>A class of pieces of photos: a network that slides over a photo (Classify, Where?) can say then that nothing is there.</source>
            <translation>Une classe de morceaux de photos : un réseau qui glisse sur une photo (Classer, Où ?) peut alors dire qu’il n’y a rien.</translation>
        </message>
        <message>
            <source>Add “nothing”</source>
            <translation>Ajouter « rien »</translation>
        </message>
        <message>
            <source>Remove it</source>
            <translation>Retirer</translation>
        </message>
        <message>
            <source>The class, and its pictures.</source>
            <translation>La classe, et ses images.</translation>
        </message>
        <message>
            <source>Move to</source>
            <translation>Déplacer vers</translation>
        </message>
        <message>
            <source>Or drag the marked pictures onto a class.</source>
            <translation>Ou faites glisser les images marquées sur une classe.</translation>
        </message>
        <message>
            <source>Remove pictures</source>
            <translation>Retirer les images</translation>
        </message>
        <message>
            <source>The marked ones (Delete).</source>
            <translation>Celles qui sont marquées (Suppr).</translation>
        </message>
        <message>
            <source>Hold: 3 pictures a second</source>
            <translation>Maintenir : 3 images/s</translation>
        </message>
        <message>
            <source>Into the class that is chosen; the space bar holds it.</source>
            <translation>Dans la classe choisie ; la barre d’espace le maintient.</translation>
        </message>
        <message>
            <source>Pictures of which networks that have not seen them are sure that they are something else.</source>
            <translation>Les images dont des réseaux qui ne les ont pas vues sont sûrs qu’elles sont autre chose.</translation>
        </message>
        <message>
            <source>Look for them</source>
            <translation>Les chercher</translation>
        </message>
        <message>
            <source>show only these</source>
            <translation>ne montrer qu’elles</translation>
        </message>
        <message>
            <source>They are right</source>
            <translation>C’est juste</translation>
        </message>
        <message>
            <source>The marked pictures are in the right class.</source>
            <translation>Les images marquées sont bien rangées.</translation>
        </message>
    </context>
    <context>
        <name>PicturesView</name>
        <message>
            <source>Classes</source>
            <translation>Classes</translation>
        </message>
        <message>
            <source>Pictures of the class</source>
            <translation>Images de la classe</translation>
        </message>
        <message>
            <source>Picture of the camera</source>
            <translation>Image de la caméra</translation>
        </message>
    </context>
    <context>
        <name>PlatesView</name>
        <message>
            <source>No layer is picked</source>
            <translation>Aucune couche n’est choisie</translation>
        </message>
    </context>
    <context>
        <name>Plot</name>
        <message>
            <source>Save plot…</source>
            <translation>Enregistrer le graphique…</translation>
        </message>
        <message>
            <source>Copy picture</source>
            <translation>Copier l’image</translation>
        </message>
        <message>
            <source>Show all</source>
            <translation>Tout afficher</translation>
        </message>
        <message>
            <source>Pictures (*.png)</source>
            <translation>Images (*.png)</translation>
        </message>
        <message>
            <source>Vector pictures (*.svg)</source>
            <translation>Images vectorielles (*.svg)</translation>
        </message>
        <message>
            <source>Save plot</source>
            <translation>Enregistrer le graphique</translation>
        </message>
    </context>
    <context>
        <name>QAbstractFileIconProvider</name>
        <message>
            <source>Drive</source>
            <translation>Lecteur</translation>
        </message>
        <message>
            <source>Folder</source>
            <translation>Dossier</translation>
        </message>
        <message>
            <source>File Folder</source>
            <translation>Dossier de fichiers</translation>
        </message>
    </context>
    <context>
        <name>QFileDialog</name>
        <message>
            <source>&amp;Look in:</source>
            <translation>&amp;Regarder dans :</translation>
        </message>
        <message>
            <source>Files of &amp;type:</source>
            <translation>&amp;Type de fichiers :</translation>
        </message>
    </context>
    <context>
        <name>QPlatformTheme</name>
        <message>
            <source>Discard</source>
            <translation>Ne pas enregistrer</translation>
        </message>
    </context>
    <context>
        <name>QShortcut</name>
        <message>
            <source>Return</source>
            <translation>Entrée</translation>
        </message>
    </context>
    <context>
        <name>QuestionBar</name>
        <message>
            <source>All numbers of the output are question marks.</source>
            <translation>Tous les nombres de la sortie sont des points d’interrogation.</translation>
        </message>
        <message>
            <source>One number of the output is a question mark.</source>
            <translation>Un nombre de la sortie est un point d’interrogation.</translation>
        </message>
        <message>
            <source>nothing</source>
            <translation>rien</translation>
        </message>
        <message>
            <source>Everything is shown.</source>
            <translation>Tout est montré.</translation>
        </message>
        <message>
            <source>output</source>
            <translation>sortie</translation>
        </message>
        <message>
            <source>one number</source>
            <translation>un nombre</translation>
        </message>
        <message>
            <source>kernel</source>
            <translation>noyau</translation>
        </message>
        <message>
            <source>The numbers of the kernel are question marks.</source>
            <translation>Les nombres du noyau sont des points d’interrogation.</translation>
        </message>
        <message>
            <source>Hide</source>
            <translation>Cacher</translation>
        </message>
        <message>
            <source>Find the kernel</source>
            <translation>Trouver le noyau</translation>
        </message>
        <message>
            <source>Input and output are shown: which kernel was it?</source>
            <translation>On montre l’entrée et la sortie : quel est le noyau ?</translation>
        </message>
        <message>
            <source>New round: the score starts at 0</source>
            <translation>Nouvelle partie : le score repart de 0</translation>
        </message>
        <message>
            <source>New round</source>
            <translation>Nouvelle partie</translation>
        </message>
        <message>
            <source>Answer of the class</source>
            <translation>Réponse de la classe</translation>
        </message>
        <message>
            <source>number</source>
            <translation>nombre</translation>
        </message>
        <message>
            <source>What the class says, such as 12, −0.5 or 1/9; Enter answers</source>
            <translation>La réponse de la classe, comme 12, −0,5 ou 1/9 ; Entrée pour valider</translation>
        </message>
        <message>
            <source>Answer</source>
            <translation>Répondre</translation>
        </message>
        <message>
            <source>Is it right? (Enter)</source>
            <translation>Est-ce juste ? (Entrée)</translation>
        </message>
        <message>
            <source>Reveal</source>
            <translation>Montrer la réponse</translation>
        </message>
        <message>
            <source>Show what is hidden</source>
            <translation>Montrer ce qui est caché</translation>
        </message>
        <message numerus="yes">
            <source>%n of {asked} right</source>
            <translation>
                <numerusform>%n réponse juste sur {asked}</numerusform>
                <numerusform>%n réponses justes sur {asked}</numerusform>
            </translation>
        </message>
        <message>
            <source>“{text}” is no number; type one such as {example} or 1/9</source>
            <translation>« {text} » n’est pas un nombre ; tapez-en un comme {example} ou 1/9</translation>
        </message>
        <message>
            <source>type a number first</source>
            <translation>tapez d’abord un nombre</translation>
        </message>
    </context>
    <context>
        <name>QuestionView</name>
        <message>
            <source>Which of these six pictures did a learned filter make, which a hand-made one?</source>
            <translation>Parmi ces six images, lesquelles viennent d’un filtre appris, lesquelles d’un filtre fait à la main ?</translation>
        </message>
        <message>
            <source>Picture {number}</source>
            <translation>Image {number}</translation>
        </message>
        <message>
            <source>Reveal</source>
            <translation>Montrer la réponse</translation>
        </message>
        <message>
            <source>Six others</source>
            <translation>Six autres</translation>
        </message>
        <message>
            <source>Back to comparing</source>
            <translation>Retour à la comparaison</translation>
        </message>
        <message>
            <source>learned</source>
            <translation>appris</translation>
        </message>
        <message>
            <source>hand-made</source>
            <translation>fait à la main</translation>
        </message>
        <message numerus="yes">
            <source>%n of {count} right</source>
            <translation>
                <numerusform>%n réponse juste sur {count}</numerusform>
                <numerusform>%n réponses justes sur {count}</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Rail</name>
        <message>
            <source>Labs</source>
            <translation>Ateliers</translation>
        </message>
    </context>
    <context>
        <name>Ranker</name>
        <message>
            <source>Comparing on {count} photos</source>
            <translation>Comparaison sur {count} photos</translation>
        </message>
    </context>
    <context>
        <name>Reading</name>
        <message>
            <source>Save picture</source>
            <translation>Enregistrer l’image</translation>
        </message>
        <message>
            <source>digit</source>
            <translation>chiffre</translation>
        </message>
        <message>
            <source>Save drawing</source>
            <translation>Enregistrer le dessin</translation>
        </message>
        <message>
            <source>drawing</source>
            <translation>dessin</translation>
        </message>
        <message>
            <source>Save the layer's numbers</source>
            <translation>Enregistrer les nombres</translation>
        </message>
        <message>
            <source>The drawing is on the clipboard.</source>
            <translation>Le dessin est dans le presse-papiers.</translation>
        </message>
        <message>
            <source>Save picture…</source>
            <translation>Enregistrer l’image…</translation>
        </message>
        <message>
            <source>Save drawing…</source>
            <translation>Enregistrer le dessin…</translation>
        </message>
        <message>
            <source>Save the layer's numbers…</source>
            <translation>Enregistrer les nombres…</translation>
        </message>
        <message>
            <source>Copy drawing</source>
            <translation>Copier le dessin</translation>
        </message>
        <message>
            <source>{accuracy} are read right, spoilt and covered like this one.</source>
            <translation>{accuracy} sont bien lus, abîmés et cachés comme celui-ci.</translation>
        </message>
        <message>
            <source>{accuracy} are read right as they are.</source>
            <translation>{accuracy} sont bien lus tels qu’ils sont.</translation>
        </message>
        <message>
            <source>{layer}, kernel {number} of {count}: that behind the number that is picked</source>
            <translation>{layer}, noyau {number} sur {count} : celui du nombre choisi</translation>
        </message>
        <message>
            <source>It has {count} numbers, too many to be typed.</source>
            <translation>Il a {count} nombres, trop pour les taper.</translation>
        </message>
        <message>
            <source>{accuracy} are read right.</source>
            <translation>{accuracy} sont bien lus.</translation>
        </message>
        <message>
            <source>{after} are read right; before, {before}.</source>
            <translation>{after} sont bien lus ; avant, {before}.</translation>
        </message>
        <message>
            <source>px</source>
            <translation>px</translation>
        </message>
        <message>
            <source>of 255</source>
            <translation>sur 255</translation>
        </message>
        <message>
            <source>Draw a digit.</source>
            <translation>Dessinez un chiffre.</translation>
        </message>
        <message>
            <source>{percent} sure</source>
            <translation>sûr à {percent}</translation>
        </message>
        <message>
            <source>right, {percent} sure</source>
            <translation>juste, sûr à {percent}</translation>
        </message>
        <message>
            <source>wrong: it is a {label}, and the network is {percent} sure</source>
            <translation>faux : c’est un {label}, et le réseau est sûr à {percent}</translation>
        </message>
        <message>
            <source>Test digit {number}: {label}</source>
            <translation>Test {number} : {label}</translation>
        </message>
        <message>
            <source>No digit in this photo</source>
            <translation>Pas de chiffre sur cette photo</translation>
        </message>
        <message>
            <source>From the photo</source>
            <translation>De la photo</translation>
        </message>
        <message>
            <source>Draw here</source>
            <translation>Dessinez ici</translation>
        </message>
        <message>
            <source>Drawn</source>
            <translation>Dessiné</translation>
        </message>
        <message>
            <source>input</source>
            <translation>entrée</translation>
        </message>
        <message>
            <source>{layer}, number {unit}</source>
            <translation>{layer}, nombre {unit}</translation>
        </message>
        <message>
            <source>{layer}, map {map}, row {row}, column {column}</source>
            <translation>{layer}, carte {map}, ligne {row}, colonne {column}</translation>
        </message>
        <message>
            <source>it sees {height}×{width} of the 32×32 pixels</source>
            <translation>il voit {height}×{width} des 32×32 pixels</translation>
        </message>
        <message>
            <source>The same number as in {layer}: map {map}, row {row}, column {column}.</source>
            <translation>Le même nombre que dans {layer} : carte {map}, ligne {row}, colonne {column}.</translation>
        </message>
        <message>
            <source>{sum} (the margin)</source>
            <translation>{sum} (la marge)</translation>
        </message>
        <message>
            <source>{number} (the other {count})</source>
            <translation>{number} (les {count} autres)</translation>
        </message>
        <message>
            <source>{percent} % of {count} test digits</source>
            <translation>{percent} % de {count} chiffres de test</translation>
        </message>
        <message>
            <source>{layer}, map {map}</source>
            <translation>{layer}, carte {map}</translation>
        </message>
    </context>
    <context>
        <name>ReadingPage</name>
        <message>
            <source>Open a photo of a digit…</source>
            <translation>Ouvrir la photo d’un chiffre…</translation>
        </message>
        <message>
            <source>Paste a photo of a digit</source>
            <translation>Coller la photo d’un chiffre</translation>
        </message>
    </context>
    <context>
        <name>ReadingPanel</name>
        <message>
            <source>The digit</source>
            <translation>Le chiffre</translation>
        </message>
        <message>
            <source>As the network sees it</source>
            <translation>Vu par le réseau</translation>
        </message>
        <message>
            <source>Spoil it</source>
            <translation>L’abîmer</translation>
        </message>
        <message>
            <source>Cover a part</source>
            <translation>En cacher une partie</translation>
        </message>
        <message>
            <source>Change a kernel</source>
            <translation>Changer un noyau</translation>
        </message>
        <message>
            <source>Which network reads: the one that comes along, or one that was trained on the other page.</source>
            <translation>Quel réseau lit : celui qui est fourni, ou un réseau entraîné sur l’autre page.</translation>
        </message>
        <message>
            <source>Network</source>
            <translation>Réseau</translation>
        </message>
        <message>
            <source>Drawn</source>
            <translation>Dessiné</translation>
        </message>
        <message>
            <source>What you draw.</source>
            <translation>Ce que vous dessinez.</translation>
        </message>
        <message>
            <source>Test digit</source>
            <translation>Chiffre de test</translation>
        </message>
        <message>
            <source>One of MNIST's test digits, which no network learned from.</source>
            <translation>Un des chiffres de test de MNIST, dont aucun réseau n’a appris.</translation>
        </message>
        <message>
            <source>Photo</source>
            <translation>Photo</translation>
        </message>
        <message>
            <source>A digit on paper: the photo that is open.</source>
            <translation>Un chiffre sur papier : la photo ouverte.</translation>
        </message>
        <message>
            <source>Source</source>
            <translation>Source</translation>
        </message>
        <message>
            <source>Brush</source>
            <translation>Pinceau</translation>
        </message>
        <message>
            <source>How wide the brush is; the drawing follows.</source>
            <translation>La largeur du pinceau ; le dessin suit.</translation>
        </message>
        <message>
            <source>Erase all</source>
            <translation>Tout effacer</translation>
        </message>
        <message>
            <source>Last stroke away</source>
            <translation>Ôter le dernier trait</translation>
        </message>
        <message>
            <source>Test digits by label</source>
            <translation>Chiffres de test par étiquette</translation>
        </message>
        <message>
            <source>Click: the next one with this label.</source>
            <translation>Cliquez : le suivant qui porte cette étiquette.</translation>
        </message>
        <message>
            <source>Number</source>
            <translation>Numéro</translation>
        </message>
        <message>
            <source>At random</source>
            <translation>Au hasard</translation>
        </message>
        <message>
            <source>Open photo…</source>
            <translation>Ouvrir une photo…</translation>
        </message>
        <message>
            <source>Paste</source>
            <translation>Coller</translation>
        </message>
        <message>
            <source>Dark ink on light paper; the page may be grey and the light uneven.</source>
            <translation>Encre foncée sur papier clair ; la page peut être grise et la lumière inégale.</translation>
        </message>
        <message>
            <source>fitted</source>
            <translation>ajusté</translation>
        </message>
        <message>
            <source>Cut out, its longer side brought to 20 of the 28 pixels.</source>
            <translation>Découpé, son plus long côté ramené à 20 des 28 pixels.</translation>
        </message>
        <message>
            <source>stroke width</source>
            <translation>largeur du trait</translation>
        </message>
        <message>
            <source>Strokes 2 to 3.6 pixels wide, as MNIST's are.</source>
            <translation>Des traits larges de 2 à 3,6 pixels, comme ceux de MNIST.</translation>
        </message>
        <message>
            <source>centred</source>
            <translation>centré</translation>
        </message>
        <message>
            <source>The centre of its mass in the middle.</source>
            <translation>Son centre de masse au milieu.</translation>
        </message>
        <message>
            <source>inverted</source>
            <translation>inversé</translation>
        </message>
        <message>
            <source>Light ink on black, as MNIST has it.</source>
            <translation>Encre claire sur noir, comme chez MNIST.</translation>
        </message>
        <message>
            <source>MNIST's digits come fitted and centred.</source>
            <translation>Les chiffres de MNIST sont déjà ajustés et centrés.</translation>
        </message>
        <message>
            <source>a square without ink, to be dragged over the digit</source>
            <translation>un carré sans encre, à faire glisser sur le chiffre</translation>
        </message>
        <message>
            <source>Side</source>
            <translation>Côté</translation>
        </message>
        <message>
            <source>show what the answer needs</source>
            <translation>montrer ce dont la réponse a besoin</translation>
        </message>
        <message>
            <source>Red where the answer's probability falls most when a square of 7×7 pixels is covered there.</source>
            <translation>En rouge, là où la probabilité de la réponse baisse le plus quand un carré de 7×7 pixels y est caché.</translation>
        </message>
        <message>
            <source>Save picture…</source>
            <translation>Enregistrer l’image…</translation>
        </message>
        <message>
            <source>Save the layer's numbers…</source>
            <translation>Enregistrer les nombres…</translation>
        </message>
    </context>
    <context>
        <name>ReadingView</name>
        <message>
            <source>Draw with mouse, pen or finger. Arrows move the brush, Space puts it down, Backspace takes the last stroke away, Delete all; a digit asks for a test digit.</source>
            <translation>Dessinez à la souris, au stylet ou au doigt. Les flèches déplacent le pinceau, Espace le pose, Retour arrière ôte le dernier trait, Suppr tout ; un chiffre tapé demande un chiffre de test.</translation>
        </message>
        <message>
            <source>Drawing</source>
            <translation>Dessin</translation>
        </message>
        <message>
            <source>28×28 pixels: the box into which the digit was fitted, and the centre of its mass.</source>
            <translation>28×28 pixels : le cadre auquel le chiffre a été ajusté, et son centre de masse.</translation>
        </message>
        <message>
            <source>As the network sees it</source>
            <translation>Vu par le réseau</translation>
        </message>
        <message>
            <source>Answer</source>
            <translation>Réponse</translation>
        </message>
        <message>
            <source>Every layer of the network</source>
            <translation>Toutes les couches du réseau</translation>
        </message>
        <message>
            <source>Arithmetic</source>
            <translation>Calcul</translation>
        </message>
        <message>
            <source>Click a number of a layer.</source>
            <translation>Cliquez sur un nombre d’une couche.</translation>
        </message>
        <message>
            <source>The network sees</source>
            <translation>Vu par le réseau</translation>
        </message>
    </context>
    <context>
        <name>RegionBox</name>
        <message>
            <source>everywhere</source>
            <translation>partout</translation>
        </message>
        <message>
            <source>The whole photo is restyled.</source>
            <translation>Toute la photo change de style.</translation>
        </message>
        <message>
            <source>where I paint</source>
            <translation>là où je peins</translation>
        </message>
        <message>
            <source>The rest of the photo stays as it is.</source>
            <translation>Le reste de la photo reste tel quel.</translation>
        </message>
        <message>
            <source>Restyle</source>
            <translation>Appliquer le style</translation>
        </message>
        <message>
            <source>Paint</source>
            <translation>Peindre</translation>
        </message>
        <message>
            <source>Show the photo, and paint on it; press again to see the result.</source>
            <translation>Montrer la photo et peindre dessus ; appuyez encore pour voir le résultat.</translation>
        </message>
        <message>
            <source>Size of the brush</source>
            <translation>Taille du pinceau</translation>
        </message>
        <message>
            <source>Erase</source>
            <translation>Gommer</translation>
        </message>
        <message>
            <source>Clear</source>
            <translation>Effacer</translation>
        </message>
        <message>
            <source>A mask: white, or what is opaque, is restyled; black stays as it is.</source>
            <translation>Un masque : le blanc, ou ce qui est opaque, change de style ; le noir reste tel quel.</translation>
        </message>
        <message>
            <source>From a file…</source>
            <translation>D’un fichier…</translation>
        </message>
        <message>
            <source>Brush</source>
            <translation>Pinceau</translation>
        </message>
    </context>
    <context>
        <name>RegionPainter</name>
        <message>
            <source>Reading the mask {name}</source>
            <translation>Lecture du masque {name}</translation>
        </message>
        <message>
            <source>Open a mask</source>
            <translation>Ouvrir un masque</translation>
        </message>
    </context>
    <context>
        <name>RunBox</name>
        <message>
            <source>Train</source>
            <translation>Entraîner</translation>
        </message>
        <message>
            <source>Let it learn from the pictures (Ctrl+Enter).</source>
            <translation>Le fait apprendre des images (Ctrl+Entrée).</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>Arrêter</translation>
        </message>
        <message>
            <source>Stop, and keep the best weights so far.</source>
            <translation>Arrête, et garde les meilleurs poids jusque-là.</translation>
        </message>
        <message>
            <source>Save…</source>
            <translation>Enregistrer…</translation>
        </message>
        <message>
            <source>The network, as one file; ending in .onnx for other programs.</source>
            <translation>Le réseau, en un seul fichier ; en .onnx pour d’autres programmes.</translation>
        </message>
        <message>
            <source>Answers…</source>
            <translation>Réponses…</translation>
        </message>
        <message>
            <source>What it answers about each picture, as CSV.</source>
            <translation>Ce qu’il répond pour chaque image, en CSV.</translation>
        </message>
        <message>
            <source>Open…</source>
            <translation>Ouvrir…</translation>
        </message>
        <message>
            <source>A network with classes of your own.</source>
            <translation>Un réseau à vos propres classes.</translation>
        </message>
        <message>
            <source>In the Classify lab: what is on the photo, and why?</source>
            <translation>Dans l’atelier Classer : qu’y a-t-il sur la photo, et pourquoi ?</translation>
        </message>
        <message>
            <source>Classify the photo</source>
            <translation>Classer la photo</translation>
        </message>
        <message>
            <source>Shown</source>
            <translation>Affiché</translation>
        </message>
        <message>
            <source>Beside it</source>
            <translation>À côté</translation>
        </message>
        <message>
            <source>none</source>
            <translation>aucun</translation>
        </message>
    </context>
    <context>
        <name>Saver</name>
        <message>
            <source>{name}: this cannot be saved as {ending}. End the name in {endings}.</source>
            <translation>{name} : impossible d’enregistrer ceci en {ending}. Terminez le nom par {endings}.</translation>
        </message>
        <message>
            <source>Already there: {names}. Replace?</source>
            <translation>Déjà là : {names}. Remplacer ?</translation>
        </message>
        <message>
            <source>{names} and {count} more</source>
            <translation>{names} et {count} autres</translation>
        </message>
        <message>
            <source>Saving {name}</source>
            <translation>Enregistrement de {name}</translation>
        </message>
        <message>
            <source>Saved as {path}, with {names}.</source>
            <translation>Enregistrés : {path} et {names}.</translation>
        </message>
        <message>
            <source>Saved as {path}.</source>
            <translation>Enregistré : {path}.</translation>
        </message>
        <message>
            <source>Copying the picture</source>
            <translation>Copie de l’image</translation>
        </message>
    </context>
    <context>
        <name>Saving</name>
        <message>
            <source>Pictures (*.png *.jpg *.webp *.tiff)</source>
            <translation>Images (*.png *.jpg *.webp *.tiff)</translation>
        </message>
        <message>
            <source>Numbers (*.npy *.csv)</source>
            <translation>Nombres (*.npy *.csv)</translation>
        </message>
    </context>
    <context>
        <name>ScatterView</name>
        <message>
            <source>no points</source>
            <translation>pas de points</translation>
        </message>
        <message>
            <source>{count} pixels; {x} from {x_low} to {x_high}; {y} from {y_low} to {y_high}; correlation {r}</source>
            <translation>{count} pixels ; {x} de {x_low} à {x_high} ; {y} de {y_low} à {y_high} ; corrélation {r}</translation>
        </message>
        <message>
            <source>marked: {x} from {x_low} to {x_high} and {y} from {y_low} to {y_high}</source>
            <translation>marqués : {x} de {x_low} à {x_high} et {y} de {y_low} à {y_high}</translation>
        </message>
        <message>
            <source>Each pixel of the photo is a point here: {x} to the right, {y} upwards.</source>
            <translation>Chaque pixel de la photo est ici un point : {x} vers la droite, {y} vers le haut.</translation>
        </message>
        <message>
            <source>The stronger the colour, the more pixels. Drag to mark some of them on the photo.</source>
            <translation>Plus la couleur est forte, plus il y a de pixels. Encadrez-en pour les marquer sur la photo.</translation>
        </message>
    </context>
    <context>
        <name>School</name>
        <message>
            <source>LeNet-5, trained</source>
            <translation>LeNet-5, entraîné</translation>
        </message>
        <message>
            <source>Reading the digits of {name}</source>
            <translation>Lecture des chiffres de {name}</translation>
        </message>
    </context>
    <context>
        <name>ScopeLadder</name>
        <message>
            <source>numbers that learn</source>
            <translation>nombres qui apprennent</translation>
        </message>
        <message>
            <source>time at most</source>
            <translation>durée max.</translation>
        </message>
        <message>
            <source>photo →</source>
            <translation>photo →</translation>
        </message>
        <message>
            <source>new</source>
            <translation>ajouté</translation>
        </message>
        <message>
            <source>recommended</source>
            <translation>recommandé</translation>
        </message>
    </context>
    <context>
        <name>ScoreBars</name>
        <message>
            <source>{name}: {probability}, from the score {score}</source>
            <translation>{name} : {probability}, à partir du score {score}</translation>
        </message>
    </context>
    <context>
        <name>Sessions</name>
        <message>
            <source>Save the session</source>
            <translation>Enregistrer la session</translation>
        </message>
        <message>
            <source>Sessions (*{suffix})</source>
            <translation>Sessions (*{suffix})</translation>
        </message>
        <message>
            <source>Sessions ({patterns});;All files (*)</source>
            <translation>Sessions ({patterns});;Tous les fichiers (*)</translation>
        </message>
        <message>
            <source>Open a session</source>
            <translation>Ouvrir une session</translation>
        </message>
        <message>
            <source>Opening {name}</source>
            <translation>Ouverture de {name}</translation>
        </message>
        <message>
            <source>The session {name} is open.</source>
            <translation>La session {name} est ouverte.</translation>
        </message>
        <message>
            <source>Go back</source>
            <translation>Revenir</translation>
        </message>
        <message>
            <source>What you did cannot be kept for the next time: {reason}</source>
            <translation>Votre travail ne peut pas être conservé pour la prochaine fois : {reason}</translation>
        </message>
        <message>
            <source>Still under way: {titles}.</source>
            <translation>Encore en cours : {titles}.</translation>
        </message>
        <message>
            <source>A picture that grows or a network that learns is kept as it is now; other work is lost.</source>
            <translation>Une image en cours ou un réseau qui apprend est gardé tel quel ; le reste est perdu.</translation>
        </message>
        <message numerus="yes">
            <source>%n result(s) of Style or Digits are in no file yet.</source>
            <translation>
                <numerusform>%n résultat de Style ou de Chiffres n’est encore dans aucun fichier.</numerusform>
                <numerusform>%n résultats de Style ou de Chiffres ne sont encore dans aucun fichier.</numerusform>
            </translation>
        </message>
        <message>
            <source>Quit CNNGUI?</source>
            <translation>Quitter CNNGUI ?</translation>
        </message>
        <message>
            <source>Quit and keep</source>
            <translation>Quitter et conserver</translation>
        </message>
        <message>
            <source>Quit without saving</source>
            <translation>Quitter sans enregistrer</translation>
        </message>
        <message>
            <source>Save session…</source>
            <translation>Enregistrer la session…</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Annuler</translation>
        </message>
    </context>
    <context>
        <name>Settings</name>
        <message>
            <source>Language</source>
            <translation>Langue</translation>
        </message>
        <message>
            <source>As the system</source>
            <translation>Comme le système</translation>
        </message>
        <message>
            <source>English</source>
            <translation>English</translation>
        </message>
        <message>
            <source>Français</source>
            <translation>Français</translation>
        </message>
        <message>
            <source>Theme</source>
            <translation>Thème</translation>
        </message>
        <message>
            <source>Light</source>
            <translation>Clair</translation>
        </message>
        <message>
            <source>Dark</source>
            <translation>Sombre</translation>
        </message>
        <message>
            <source>Working size of photos</source>
            <translation>Taille de travail des photos</translation>
        </message>
        <message>
            <source>Full</source>
            <translation>Réelle</translation>
        </message>
        <message>
            <source>2048 px</source>
            <translation>2048 px</translation>
        </message>
        <message>
            <source>1024 px</source>
            <translation>1024 px</translation>
        </message>
        <message>
            <source>512 px</source>
            <translation>512 px</translation>
        </message>
        <message>
            <source>At the start</source>
            <translation>Au démarrage</translation>
        </message>
        <message>
            <source>Go on where I left off</source>
            <translation>Reprendre là où j’en étais</translation>
        </message>
        <message>
            <source>Begin anew</source>
            <translation>Recommencer à zéro</translation>
        </message>
        <message>
            <source>Mirror for weights</source>
            <translation>Miroir pour les poids</translation>
        </message>
        <message>
            <source>Proxy</source>
            <translation>Proxy</translation>
        </message>
    </context>
    <context>
        <name>SettingsDialog</name>
        <message>
            <source>Settings</source>
            <translation>Réglages</translation>
        </message>
    </context>
    <context>
        <name>SeveralBox</name>
        <message>
            <source>Dropping several photos here works too. A click on a row opens that photo.</source>
            <translation>On peut aussi déposer plusieurs photos ici. Un clic sur une ligne ouvre cette photo.</translation>
        </message>
        <message>
            <source>Open several photos…</source>
            <translation>Ouvrir plusieurs photos…</translation>
        </message>
    </context>
    <context>
        <name>SeveralView</name>
        <message>
            <source>Photos and their answers</source>
            <translation>Photos et leurs réponses</translation>
        </message>
    </context>
    <context>
        <name>SheetBox</name>
        <message>
            <source>Exercises</source>
            <translation>Exercices</translation>
        </message>
        <message>
            <source>Seed</source>
            <translation>Graine</translation>
        </message>
        <message>
            <source>The same seed gives the same exercises, here and on the command line.</source>
            <translation>La même graine donne les mêmes exercices, ici et en ligne de commande.</translation>
        </message>
        <message>
            <source>Two PDF files to print: the sheet, and its answer key.</source>
            <translation>Deux fichiers PDF à imprimer : la fiche et son corrigé.</translation>
        </message>
        <message>
            <source>Copy</source>
            <translation>Copier</translation>
        </message>
        <message>
            <source>Save</source>
            <translation>Enregistrer</translation>
        </message>
        <message>
            <source>Worksheet</source>
            <translation>Fiche d’exercices</translation>
        </message>
    </context>
    <context>
        <name>SidesView</name>
        <message>
            <source>what it is ↓ · what it was taken for →</source>
            <translation>ce que c’est ↓ · pris pour →</translation>
        </message>
        <message>
            <source>First network</source>
            <translation>Premier réseau</translation>
        </message>
        <message>
            <source>Second network</source>
            <translation>Second réseau</translation>
        </message>
    </context>
    <context>
        <name>SimilarityStrip</name>
        <message>
            <source>chance</source>
            <translation>hasard</translation>
        </message>
        <message>
            <source>no channels are ranked</source>
            <translation>aucun canal n’est classé</translation>
        </message>
        <message>
            <source>{count} channels, best first; the best match is channel {title} with {similarity}</source>
            <translation>{count} canaux, du plus proche au moins proche ; le plus proche est le canal {title} avec {similarity}</translation>
        </message>
        <message>
            <source>channel {title} is picked, number {place} of the ranking with {similarity}</source>
            <translation>le canal {title} est choisi, numéro {place} du classement avec {similarity}</translation>
        </message>
        <message>
            <source>it is pinned</source>
            <translation>il est épinglé</translation>
        </message>
    </context>
    <context>
        <name>SizeBox</name>
        <message>
            <source>full size</source>
            <translation>taille réelle</translation>
        </message>
    </context>
    <context>
        <name>SlidingView</name>
        <message>
            <source>Probability</source>
            <translation>Probabilité</translation>
        </message>
    </context>
    <context>
        <name>Sources</name>
        <message>
            <source>Patch of the photo</source>
            <translation>Extrait de la photo</translation>
        </message>
        <message>
            <source>From the photo</source>
            <translation>Extrait de la photo</translation>
        </message>
        <message>
            <source>At random</source>
            <translation>Au hasard</translation>
        </message>
        <message>
            <source>Typed or pasted</source>
            <translation>Saisie ou collée</translation>
        </message>
        <message>
            <source>Rows</source>
            <translation>Lignes</translation>
        </message>
        <message>
            <source>Columns</source>
            <translation>Colonnes</translation>
        </message>
        <message>
            <source>Take this patch</source>
            <translation>Prendre cet extrait</translation>
        </message>
        <message>
            <source>Channels</source>
            <translation>Canaux</translation>
        </message>
        <message>
            <source>From</source>
            <translation>De</translation>
        </message>
        <message>
            <source>to</source>
            <translation>à</translation>
        </message>
        <message>
            <source>Draw numbers</source>
            <translation>Tirer des nombres au hasard</translation>
        </message>
        <message>
            <source>Numbers of the grid</source>
            <translation>Nombres de la grille</translation>
        </message>
        <message>
            <source>an empty line separates channels</source>
            <translation>une ligne vide sépare les canaux</translation>
        </message>
        <message>
            <source>Paste</source>
            <translation>Coller</translation>
        </message>
        <message>
            <source>Take these numbers</source>
            <translation>Prendre ces nombres</translation>
        </message>
    </context>
    <context>
        <name>SpoilBox</name>
        <message>
            <source>Accuracy</source>
            <translation>Précision</translation>
        </message>
        <message>
            <source>Unspoil</source>
            <translation>Tout remettre à zéro</translation>
        </message>
        <message>
            <source>All sliders back to nothing.</source>
            <translation>Ramène tous les curseurs à rien.</translation>
        </message>
        <message>
            <source>right</source>
            <translation>à droite</translation>
        </message>
        <message>
            <source>Moves the digit right, or left below 0.</source>
            <translation>Déplace le chiffre à droite, ou à gauche sous 0.</translation>
        </message>
        <message>
            <source>down</source>
            <translation>en bas</translation>
        </message>
        <message>
            <source>Moves the digit down, or up below 0.</source>
            <translation>Déplace le chiffre vers le bas, ou vers le haut sous 0.</translation>
        </message>
        <message>
            <source>turn</source>
            <translation>tourner</translation>
        </message>
        <message>
            <source>Turns the digit, against the clock.</source>
            <translation>Tourne le chiffre, dans le sens contraire des aiguilles d’une montre.</translation>
        </message>
        <message>
            <source>thicken</source>
            <translation>épaissir</translation>
        </message>
        <message>
            <source>Makes strokes wider, or thinner below 0.</source>
            <translation>Élargit les traits, ou les amincit sous 0.</translation>
        </message>
        <message>
            <source>noise</source>
            <translation>bruit</translation>
        </message>
        <message>
            <source>Adds noise of this standard deviation, in grey values.</source>
            <translation>Ajoute un bruit de cet écart type, en niveaux de gris.</translation>
        </message>
    </context>
    <context>
        <name>StackEditor</name>
        <message>
            <source>layer</source>
            <translation>couche</translation>
        </message>
        <message>
            <source>size</source>
            <translation>taille</translation>
        </message>
        <message>
            <source>stride</source>
            <translation>pas (stride)</translation>
        </message>
        <message>
            <source>padding</source>
            <translation>remplissage (padding)</translation>
        </message>
        <message>
            <source>Add</source>
            <translation>Ajouter</translation>
        </message>
        <message>
            <source>Remove</source>
            <translation>Retirer</translation>
        </message>
        <message>
            <source>Add a layer on top.</source>
            <translation>Ajouter une couche à la suite.</translation>
        </message>
        <message>
            <source>Take the last layer away.</source>
            <translation>Enlever la dernière couche.</translation>
        </message>
        <message>
            <source>All 3 × 3</source>
            <translation>Toutes en 3 × 3</translation>
        </message>
        <message>
            <source>Make every layer a 3 × 3 convolution with stride 1 and no padding.</source>
            <translation>Faire de chaque couche une convolution 3 × 3 avec un pas (stride) de 1, sans remplissage (padding).</translation>
        </message>
        <message>
            <source>Layer {number}</source>
            <translation>Couche {number}</translation>
        </message>
        <message>
            <source>conv</source>
            <translation>conv</translation>
        </message>
        <message>
            <source>pool</source>
            <translation>pool</translation>
        </message>
        <message>
            <source>Size</source>
            <translation>Taille</translation>
        </message>
        <message>
            <source>Stride</source>
            <translation>Pas (stride)</translation>
        </message>
        <message>
            <source>Padding</source>
            <translation>Remplissage (padding)</translation>
        </message>
    </context>
    <context>
        <name>Stages</name>
        <message>
            <source>{name}: {value}</source>
            <translation>{name} : {value}</translation>
        </message>
        <message>
            <source>Stage</source>
            <translation>Niveau</translation>
        </message>
        <message>
            <source>Size</source>
            <translation>Taille</translation>
        </message>
        <message>
            <source>Shape</source>
            <translation>Forme</translation>
        </message>
        <message>
            <source>Sees</source>
            <translation>Champ récepteur</translation>
        </message>
        <message>
            <source>Parameters</source>
            <translation>Paramètres</translation>
        </message>
        <message>
            <source>Photo</source>
            <translation>Photo</translation>
        </message>
        <message>
            <source>Grid</source>
            <translation>Grille</translation>
        </message>
        <message>
            <source>Layer {number}: {count} × ({height}, {width}, {depth})</source>
            <translation>Couche {number} : {count} × ({height}, {width}, {depth})</translation>
        </message>
        <message>
            <source>Average pooling {height}×{width}</source>
            <translation>Pooling moyen {height}×{width}</translation>
        </message>
        <message>
            <source>Max pooling {height}×{width}</source>
            <translation>Pooling max {height}×{width}</translation>
        </message>
        <message>
            <source>{formula}, {count} left over</source>
            <translation>{formula}, reste {count}</translation>
        </message>
    </context>
    <context>
        <name>StepView</name>
        <message>
            <source>Digits of the batch</source>
            <translation>Chiffres du lot</translation>
        </message>
        <message>
            <source>weights before</source>
            <translation>poids avant</translation>
        </message>
        <message>
            <source>gradient: loss by weight</source>
            <translation>gradient : perte par poids</translation>
        </message>
        <message>
            <source>direction</source>
            <translation>direction</translation>
        </message>
        <message>
            <source>weights after</source>
            <translation>poids après</translation>
        </message>
        <message>
            <source>filter</source>
            <translation>filtre</translation>
        </message>
        <message>
            <source>slice</source>
            <translation>tranche</translation>
        </message>
        <message>
            <source>Kernel of</source>
            <translation>Noyau de</translation>
        </message>
        <message>
            <source>direction = gradient</source>
            <translation>direction = gradient</translation>
        </message>
        <message>
            <source>after = before − {rate} · direction</source>
            <translation>après = avant − {rate} · direction</translation>
        </message>
    </context>
    <context>
        <name>StepsLab</name>
        <message>
            <source>Next step</source>
            <translation>Pas suivant</translation>
        </message>
        <message>
            <source>Previous step</source>
            <translation>Pas précédent</translation>
        </message>
        <message>
            <source>Only on the page “Sliding window”: it is about the grids there.</source>
            <translation>Seulement sur la page « Fenêtre glissante » : il s’agit de ses grilles.</translation>
        </message>
    </context>
    <context>
        <name>StepsPanel</name>
        <message>
            <source>Back to the first example of the course.</source>
            <translation>Revenir au premier exemple du cours.</translation>
        </message>
        <message>
            <source>Start again</source>
            <translation>Recommencer</translation>
        </message>
        <message>
            <source>(own grid)</source>
            <translation>(grille personnelle)</translation>
        </message>
        <message>
            <source>The examples of the course, with their numbers.</source>
            <translation>Les exemples du cours, avec leurs nombres.</translation>
        </message>
        <message>
            <source>Example</source>
            <translation>Exemple</translation>
        </message>
        <message>
            <source>Layers of the stack</source>
            <translation>Couches de la pile</translation>
        </message>
        <message>
            <source>Input</source>
            <translation>Entrée</translation>
        </message>
        <message>
            <source>Rows of the input</source>
            <translation>Lignes de l’entrée</translation>
        </message>
        <message>
            <source>Columns of the input</source>
            <translation>Colonnes de l’entrée</translation>
        </message>
        <message>
            <source>Click a unit of the last layer: what it sees is lit down to the input.</source>
            <translation>Cliquez sur une unité de la dernière couche : ce qu’elle voit s’éclaire, jusqu’à l’entrée.</translation>
        </message>
        <message>
            <source>Stack of layers</source>
            <translation>Pile de couches</translation>
        </message>
        <message>
            <source>(patch of the photo)</source>
            <translation>(extrait de la photo)</translation>
        </message>
        <message>
            <source>(example, hidden filter)</source>
            <translation>(exemple, filtre caché)</translation>
        </message>
        <message>
            <source>(example, other filter)</source>
            <translation>(exemple, autre filtre)</translation>
        </message>
    </context>
    <context>
        <name>StepsPatch</name>
        <message>
            <source>the grid</source>
            <translation>la grille</translation>
        </message>
        <message>
            <source>The chain is too large for this grid: padding keeps the size and nothing is pooled.</source>
            <translation>La chaîne est trop grande pour cette grille : le remplissage (padding) garde la taille et il n’y a pas de pooling.</translation>
        </message>
    </context>
    <context>
        <name>StepsQuestion</name>
        <message>
            <source>Not quite: {value} was said.</source>
            <translation>Pas tout à fait : la classe a répondu {value}.</translation>
        </message>
        <message>
            <source>Right: {value}.</source>
            <translation>Juste : {value}.</translation>
        </message>
        <message>
            <source>It was: {name}.</source>
            <translation>C’était : {name}.</translation>
        </message>
        <message>
            <source>Right: it was {name}.</source>
            <translation>Juste : c’était {name}.</translation>
        </message>
        <message>
            <source>Not quite: {name} gives another output.</source>
            <translation>Pas tout à fait : {name} donne une autre sortie.</translation>
        </message>
    </context>
    <context>
        <name>StepsView</name>
        <message>
            <source>Input, kernel and output</source>
            <translation>Entrée, noyau et sortie</translation>
        </message>
        <message>
            <source>The sum behind the current number will appear here.</source>
            <translation>Le calcul du nombre en cours s’affichera ici.</translation>
        </message>
        <message>
            <source>Arithmetic</source>
            <translation>Calcul</translation>
        </message>
        <message>
            <source>Steps</source>
            <translation>Étapes</translation>
        </message>
        <message>
            <source>Ask the class</source>
            <translation>Interroger la classe</translation>
        </message>
        <message>
            <source>Hide numbers or the kernel, and let the class say what they are.</source>
            <translation>Cacher des nombres ou le noyau, et laisser la classe les retrouver.</translation>
        </message>
        <message>
            <source>Question for the class</source>
            <translation>Question à la classe</translation>
        </message>
        <message>
            <source>Layers of the stack</source>
            <translation>Couches de la pile</translation>
        </message>
        <message>
            <source>Before and after the shift</source>
            <translation>Avant et après le décalage</translation>
        </message>
        <message>
            <source>down</source>
            <translation>vers le bas</translation>
        </message>
        <message>
            <source>right</source>
            <translation>vers la droite</translation>
        </message>
        <message>
            <source>what leaves comes in on the other side</source>
            <translation>ce qui sort d’un côté rentre de l’autre</translation>
        </message>
        <message>
            <source>Fully connected</source>
            <translation>Entièrement connectée</translation>
        </message>
        <message>
            <source>Convolution</source>
            <translation>Convolution</translation>
        </message>
        <message>
            <source>Height</source>
            <translation>Hauteur</translation>
        </message>
        <message>
            <source>Width</source>
            <translation>Largeur</translation>
        </message>
        <message>
            <source>Channels</source>
            <translation>Canaux</translation>
        </message>
        <message>
            <source>Hidden units</source>
            <translation>Unités cachées</translation>
        </message>
        <message>
            <source>Every product and every sum, one after the other.</source>
            <translation>Chaque produit et chaque somme, l’un après l’autre.</translation>
        </message>
        <message>
            <source>What one unit sees through a stack of layers.</source>
            <translation>Ce qu’une unité voit à travers une pile de couches.</translation>
        </message>
        <message>
            <source>Sliding window</source>
            <translation>Fenêtre glissante</translation>
        </message>
        <message>
            <source>Receptive field</source>
            <translation>Champ récepteur</translation>
        </message>
        <message>
            <source>Translation</source>
            <translation>Translation</translation>
        </message>
        <message>
            <source>Move the input, and see what moves with it.</source>
            <translation>Décaler l’entrée, et voir ce qui bouge avec elle.</translation>
        </message>
        <message>
            <source>Why convolutions</source>
            <translation>Pourquoi la convolution</translation>
        </message>
        <message>
            <source>Count the numbers that a layer has to learn.</source>
            <translation>Compter les nombres qu’une couche doit apprendre.</translation>
        </message>
        <message>
            <source>Blocks</source>
            <translation>Blocs</translation>
        </message>
        <message>
            <source>Every layer with f, p, s and its shapes, as in the course.</source>
            <translation>Chaque couche avec f, p, s et ses dimensions, comme dans le cours.</translation>
        </message>
        <message>
            <source>Window</source>
            <translation>Fenêtre</translation>
        </message>
        <message>
            <source>Field</source>
            <translation>Champ</translation>
        </message>
        <message>
            <source>Move</source>
            <translation>Déplacer</translation>
        </message>
        <message>
            <source>Why</source>
            <translation>Pourquoi</translation>
        </message>
        <message>
            <source>Page</source>
            <translation>Page</translation>
        </message>
    </context>
    <context>
        <name>Style</name>
        <message>
            <source>Moving picture (*.gif)</source>
            <translation>Image animée (*.gif)</translation>
        </message>
        <message>
            <source>A folder of pictures (*)</source>
            <translation>Un dossier d’images (*)</translation>
        </message>
        <message>
            <source>Save the picture</source>
            <translation>Enregistrer l’image</translation>
        </message>
        <message>
            <source>Save how it grew</source>
            <translation>Enregistrer le film de la création</translation>
        </message>
        <message>
            <source>Save the picture…</source>
            <translation>Enregistrer l’image…</translation>
        </message>
        <message>
            <source>Save how it grew…</source>
            <translation>Enregistrer le film de la création…</translation>
        </message>
        <message>
            <source>content {layer}</source>
            <translation>contenu {layer}</translation>
        </message>
    </context>
    <context>
        <name>StyleLab</name>
        <message numerus="yes">
            <source>%n picture(s) of the gallery cannot be read.</source>
            <translation>
                <numerusform>%n image de la galerie est illisible.</numerusform>
                <numerusform>%n images de la galerie sont illisibles.</numerusform>
            </translation>
        </message>
        <message>
            <source>Reading the settings of {name}</source>
            <translation>Lecture des réglages de {name}</translation>
        </message>
        <message>
            <source>Start the picture</source>
            <translation>Créer l’image</translation>
        </message>
        <message>
            <source>Paste a style picture</source>
            <translation>Coller une image de style</translation>
        </message>
        <message>
            <source>Stop and keep the picture</source>
            <translation>Arrêter et garder l’image</translation>
        </message>
        <message>
            <source>Settings of a saved picture…</source>
            <translation>Réglages d’une image enregistrée…</translation>
        </message>
        <message>
            <source>Go back ten steps</source>
            <translation>Revenir dix étapes en arrière</translation>
        </message>
        <message>
            <source>Take the picture as the photo</source>
            <translation>Prendre l’image comme photo</translation>
        </message>
        <message>
            <source>Open style pictures</source>
            <translation>Ouvrir des images de style</translation>
        </message>
        <message>
            <source>There is no picture on the clipboard. Copy one, then paste again.</source>
            <translation>Il n’y a pas d’image dans le presse-papiers. Copiez-en une, puis collez à nouveau.</translation>
        </message>
        <message>
            <source>Settings of a saved picture</source>
            <translation>Réglages d’une image enregistrée</translation>
        </message>
        <message>
            <source>The settings of a saved picture of {photo} are taken over.</source>
            <translation>Les réglages d’une image enregistrée de {photo} ont été repris.</translation>
        </message>
        <message>
            <source>Not here: {styles}.</source>
            <translation>Introuvables ici : {styles}.</translation>
        </message>
        <message>
            <source>Its region is not kept in the file.</source>
            <translation>Sa zone n’est pas enregistrée dans le fichier.</translation>
        </message>
        <message>
            <source>measuring how long it takes…</source>
            <translation>mesure de la durée…</translation>
        </message>
        <message>
            <source>{time} · {gigabytes} GB on {device}</source>
            <translation>{time} · {gigabytes} Go sur {device}</translation>
        </message>
        <message>
            <source>needs {gigabytes} GB, more than is free on {device}: take {smaller} px or less</source>
            <translation>demande {gigabytes} Go, plus que ce qui est libre sur {device} : prenez {smaller} px ou moins</translation>
        </message>
        <message>
            <source>{photo} in the style of {style}</source>
            <translation>{photo} dans le style {style}</translation>
        </message>
    </context>
    <context>
        <name>StylePanel</name>
        <message>
            <source>Region</source>
            <translation>Zone</translation>
        </message>
        <message>
            <source>What does a layer carry?</source>
            <translation>Que retient une couche ?</translation>
        </message>
        <message>
            <source>Advanced</source>
            <translation>Avancé</translation>
        </message>
        <message>
            <source>Back to the first settings. Photo, style and pictures stay.</source>
            <translation>Revenir aux réglages de départ. La photo, le style et les images restent.</translation>
        </message>
        <message>
            <source>Start again</source>
            <translation>Recommencer</translation>
        </message>
        <message>
            <source>The result's longer side. Twice as large takes four times as long.</source>
            <translation>Le grand côté du résultat. Deux fois plus grand prend quatre fois plus de temps.</translation>
        </message>
        <message>
            <source>Size of the result</source>
            <translation>Taille du résultat</translation>
        </message>
        <message>
            <source>Open a photo (Ctrl+O); dropping and pasting work too.</source>
            <translation>Ouvrir une photo (Ctrl+O) ; on peut aussi la déposer ou la coller.</translation>
        </message>
        <message>
            <source>Style pictures</source>
            <translation>Images de style</translation>
        </message>
        <message>
            <source>Any picture; it can be dropped on the styles too. With Ctrl, several styles mix.</source>
            <translation>N’importe quelle image ; on peut aussi la déposer sur les styles. Avec Ctrl, plusieurs styles se mélangent.</translation>
        </message>
        <message>
            <source>Own style…</source>
            <translation>Mon style…</translation>
        </message>
        <message>
            <source>Share of the second style</source>
            <translation>Part du second style</translation>
        </message>
        <message>
            <source>Style</source>
            <translation>Style</translation>
        </message>
        <message>
            <source>More of the photo on the left, more of the style on the right.</source>
            <translation>Plus de photo à gauche, plus de style à droite.</translation>
        </message>
        <message>
            <source>Strength of the style</source>
            <translation>Force du style</translation>
        </message>
        <message>
            <source>of the style</source>
            <translation>du style</translation>
        </message>
        <message>
            <source>of the photo</source>
            <translation>de la photo</translation>
        </message>
        <message>
            <source>matched</source>
            <translation>harmonisées</translation>
        </message>
        <message>
            <source>Of the photo: brightness alone is restyled. Matched: the style first takes the photo's colours.</source>
            <translation>De la photo : seule la luminosité change de style. Harmonisées : le style prend d’abord les couleurs de la photo.</translation>
        </message>
        <message>
            <source>photo</source>
            <translation>photo</translation>
        </message>
        <message>
            <source>style</source>
            <translation>style</translation>
        </message>
        <message>
            <source>Colours</source>
            <translation>Couleurs</translation>
        </message>
        <message>
            <source>Start</source>
            <translation>Démarrer</translation>
        </message>
        <message>
            <source>Pause</source>
            <translation>Pause</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>Arrêter</translation>
        </message>
        <message>
            <source>Stop and keep the picture as it is.</source>
            <translation>Arrêter et garder l’image telle quelle.</translation>
        </message>
        <message>
            <source>Go on from the picture as it was ten steps ago; again, from an earlier one.</source>
            <translation>Reprendre l’image d’il y a dix étapes ; un nouveau clic remonte encore.</translation>
        </message>
        <message>
            <source>Back</source>
            <translation>Dix étapes en arrière</translation>
        </message>
        <message>
            <source>Save…</source>
            <translation>Enregistrer…</translation>
        </message>
        <message>
            <source>Save how the picture grew, as a moving GIF or as single pictures.</source>
            <translation>Enregistrer le film de la création de l’image, en GIF animé ou en images séparées.</translation>
        </message>
        <message>
            <source>Growth…</source>
            <translation>Film de la création…</translation>
        </message>
        <message>
            <source>both</source>
            <translation>les deux</translation>
        </message>
        <message>
            <source>The photo in the style, as usual.</source>
            <translation>La photo dans le style, comme d’habitude.</translation>
        </message>
        <message>
            <source>content</source>
            <translation>contenu</translation>
        </message>
        <message>
            <source>Noise grows until the layer sees the photo in it.</source>
            <translation>Un bruit est modifié jusqu’à ce que la couche y voie la photo.</translation>
        </message>
        <message>
            <source>Noise grows until the layers have the style's Gram matrices.</source>
            <translation>Un bruit est modifié jusqu’à ce que les couches aient les matrices de Gram du style.</translation>
        </message>
        <message>
            <source>Grow</source>
            <translation>Générer</translation>
        </message>
        <message>
            <source>The deeper the layer, the less it carries of the single pixels.</source>
            <translation>Plus la couche est profonde, moins elle retient les pixels eux-mêmes.</translation>
        </message>
        <message>
            <source>Layer</source>
            <translation>Couche</translation>
        </message>
        <message>
            <source>Where the photo's content is compared: a deeper layer leaves the style more freedom.</source>
            <translation>Là où le contenu de la photo est comparé : une couche plus profonde laisse plus de liberté au style.</translation>
        </message>
        <message>
            <source>Content layer</source>
            <translation>Couche de contenu</translation>
        </message>
        <message>
            <source>the photo</source>
            <translation>la photo</translation>
        </message>
        <message>
            <source>noise</source>
            <translation>un bruit</translation>
        </message>
        <message>
            <source>half and half</source>
            <translation>moitié-moitié</translation>
        </message>
        <message>
            <source>max</source>
            <translation>max</translation>
        </message>
        <message>
            <source>average (paper)</source>
            <translation>moyen (article)</translation>
        </message>
        <message>
            <source>Style layers</source>
            <translation>Couches de style</translation>
        </message>
        <message>
            <source>conv1_1 to conv5_1: the first carry fine textures, the last large forms.</source>
            <translation>conv1_1 à conv5_1 : les premières portent sur les textures fines, les dernières sur les grandes formes.</translation>
        </message>
        <message>
            <source>Pictures that were saved here tell how they were made.</source>
            <translation>Les images enregistrées ici gardent les réglages qui ont servi à les créer.</translation>
        </message>
        <message>
            <source>Steps</source>
            <translation>Étapes</translation>
        </message>
        <message>
            <source>At the last, full size; the smaller sizes before it have their own, which are counted too.</source>
            <translation>À la dernière taille, la plus grande ; les tailles plus petites qui la précèdent ont les leurs, comptées aussi.</translation>
        </message>
        <message>
            <source>Begin with</source>
            <translation>Partir de</translation>
        </message>
        <message>
            <source>Optimizer</source>
            <translation>Optimiseur</translation>
        </message>
        <message>
            <source>Pooling</source>
            <translation>Pooling</translation>
        </message>
        <message>
            <source>The paper takes the average.</source>
            <translation>L’article prend la moyenne.</translation>
        </message>
        <message>
            <source>Settings of a saved picture…</source>
            <translation>Réglages d’une image enregistrée…</translation>
        </message>
        <message>
            <source>Style layer of block {block}</source>
            <translation>Couche de style du bloc {block}</translation>
        </message>
        <message>
            <source>Size of the style picture beside the result's: larger strokes with more.</source>
            <translation>Taille de l’image de style par rapport au résultat : plus elle est grande, plus les traits sont larges.</translation>
        </message>
        <message>
            <source>Weight of the total variation: differences of neighbouring pixels.</source>
            <translation>Poids de la variation totale : différences entre pixels voisins.</translation>
        </message>
        <message>
            <source>The same seed gives the same noise, and the same picture.</source>
            <translation>La même graine donne le même bruit, et la même image.</translation>
        </message>
        <message>
            <source>Style scale</source>
            <translation>Échelle du style</translation>
        </message>
        <message>
            <source>Smoothing</source>
            <translation>Lissage</translation>
        </message>
        <message>
            <source>Seed</source>
            <translation>Graine</translation>
        </message>
        <message>
            <source>Resume</source>
            <translation>Reprendre</translation>
        </message>
    </context>
    <context>
        <name>StylePresenter</name>
        <message>
            <source>Paint where the style goes; the rest of the photo stays as it is</source>
            <translation>Peignez là où appliquer le style ; le reste de la photo reste tel quel</translation>
        </message>
        <message>
            <source>Choose a style and press Start</source>
            <translation>Choisissez un style, puis cliquez sur « Démarrer »</translation>
        </message>
        <message>
            <source>Done: {width} × {height} px · {steps} steps in {seconds} s</source>
            <translation>Terminé : {width} × {height} px · {steps} étapes en {seconds} s</translation>
        </message>
        <message>
            <source>Stopped: {width} × {height} px · {steps} steps in {seconds} s</source>
            <translation>Arrêté : {width} × {height} px · {steps} étapes en {seconds} s</translation>
        </message>
        <message>
            <source>Growing at {width} × {height} px · {steps} steps · {seconds} s</source>
            <translation>Création en {width} × {height} px · {steps} étapes · {seconds} s</translation>
        </message>
        <message>
            <source>Growing from small to large: size {at} of {all}, {width} × {height} px · {steps} steps · {seconds} s</source>
            <translation>Création du petit au grand : taille {at} sur {all}, {width} × {height} px · {steps} étapes · {seconds} s</translation>
        </message>
        <message>
            <source>Picture {number}</source>
            <translation>Image {number}</translation>
        </message>
    </context>
    <context>
        <name>StyleView</name>
        <message>
            <source>Result</source>
            <translation>Résultat</translation>
        </message>
        <message>
            <source>Content</source>
            <translation>Contenu</translation>
        </message>
        <message>
            <source>Style</source>
            <translation>Style</translation>
        </message>
        <message>
            <source>Wipe the photo over the result, to compare them.</source>
            <translation>Faire glisser la photo sur le résultat, pour les comparer.</translation>
        </message>
        <message>
            <source>Photo over the result</source>
            <translation>Photo sur le résultat</translation>
        </message>
        <message>
            <source>Losses</source>
            <translation>Pertes</translation>
        </message>
        <message>
            <source>Gram matrix of the result</source>
            <translation>Matrice de Gram du résultat</translation>
        </message>
        <message>
            <source>Gram matrix of the style</source>
            <translation>Matrice de Gram du style</translation>
        </message>
        <message>
            <source>Gallery</source>
            <translation>Galerie</translation>
        </message>
        <message>
            <source>result</source>
            <translation>résultat</translation>
        </message>
        <message>
            <source>photo</source>
            <translation>photo</translation>
        </message>
        <message>
            <source>Which maps of the layer go together, in the result and in the style: light where they do.</source>
            <translation>Quelles cartes de la couche s’activent ensemble, dans le résultat et dans le style : clair là où c’est le cas.</translation>
        </message>
        <message>
            <source>Gram matrices</source>
            <translation>Matrices de Gram</translation>
        </message>
        <message>
            <source>style</source>
            <translation>style</translation>
        </message>
    </context>
    <context>
        <name>Styles</name>
        <message>
            <source>Autumn leaves</source>
            <translation>Feuilles d’automne</translation>
        </message>
        <message>
            <source>Batik</source>
            <translation>Batik</translation>
        </message>
        <message>
            <source>Brush strokes</source>
            <translation>Coups de pinceau</translation>
        </message>
        <message>
            <source>Comic dots</source>
            <translation>Bande dessinée</translation>
        </message>
        <message>
            <source>Cubist shards</source>
            <translation>Éclats cubistes</translation>
        </message>
        <message>
            <source>Engraving</source>
            <translation>Gravure</translation>
        </message>
        <message>
            <source>Golden fans</source>
            <translation>Éventails dorés</translation>
        </message>
        <message>
            <source>Ink wash</source>
            <translation>Lavis d’encre</translation>
        </message>
        <message>
            <source>Linocut</source>
            <translation>Linogravure</translation>
        </message>
        <message>
            <source>Marble</source>
            <translation>Marbre</translation>
        </message>
        <message>
            <source>Marbled paper</source>
            <translation>Papier marbré</translation>
        </message>
        <message>
            <source>Mosaic</source>
            <translation>Mosaïque</translation>
        </message>
        <message>
            <source>Pointillism</source>
            <translation>Pointillisme</translation>
        </message>
        <message>
            <source>Stained glass</source>
            <translation>Vitrail</translation>
        </message>
        <message>
            <source>Starry swirls</source>
            <translation>Tourbillons étoilés</translation>
        </message>
        <message>
            <source>Tissue</source>
            <translation>Tissu vivant</translation>
        </message>
        <message>
            <source>Watercolour</source>
            <translation>Aquarelle</translation>
        </message>
        <message>
            <source>Waves</source>
            <translation>Vagues</translation>
        </message>
        <message>
            <source>Woven</source>
            <translation>Tissage</translation>
        </message>
    </context>
    <context>
        <name>Surgery</name>
        <message>
            <source>Finding out what changes</source>
            <translation>Recherche de ce qui change</translation>
        </message>
        <message>
            <source>Class {number}: {before} before, {after} after</source>
            <translation>Classe {number} : {before} avant, {after} après</translation>
        </message>
    </context>
    <context>
        <name>SurgeryView</name>
        <message>
            <source>set it to zero</source>
            <translation>le mettre à zéro</translation>
        </message>
        <message>
            <source>replace it by mine</source>
            <translation>le remplacer par mon filtre</translation>
        </message>
        <message>
            <source>scale it</source>
            <translation>le multiplier</translation>
        </message>
        <message>
            <source>keep the strongest</source>
            <translation>garder les plus forts</translation>
        </message>
        <message>
            <source>What to do to the learned filter</source>
            <translation>Que faire du filtre appris</translation>
        </message>
        <message>
            <source>Mine is scaled to the learned filter's norm. The strongest filters have the largest norm.</source>
            <translation>Mon filtre est ramené à la norme du filtre appris. Les filtres les plus forts ont la plus grande norme.</translation>
        </message>
        <message>
            <source>by</source>
            <translation>par</translation>
        </message>
        <message>
            <source>Number</source>
            <translation>Nombre</translation>
        </message>
        <message>
            <source>Operate</source>
            <translation>Opérer</translation>
        </message>
        <message>
            <source>The stored weights stay as they are; undo brings the old network back at once.</source>
            <translation>Les poids enregistrés restent tels quels ; « Tout annuler » rétablit aussitôt le réseau d’origine.</translation>
        </message>
        <message>
            <source>Undo all</source>
            <translation>Tout annuler</translation>
        </message>
        <message>
            <source>before | after</source>
            <translation>avant | après</translation>
        </message>
        <message>
            <source>Show the map before on the left, and after on the right.</source>
            <translation>Montrer la carte d’avant à gauche, celle d’après à droite.</translation>
        </message>
        <message>
            <source>Change of every layer</source>
            <translation>Changement de chaque couche</translation>
        </message>
        <message>
            <source>maps</source>
            <translation>cartes</translation>
        </message>
        <message>
            <source>Gram</source>
            <translation>Gram</translation>
        </message>
        <message>
            <source>conv</source>
            <translation>conv</translation>
        </message>
        <message>
            <source>Choose what to do to the learned filter and press Operate: here you see how much each layer changes.</source>
            <translation>Choisissez que faire du filtre appris, puis cliquez sur « Opérer » : on verra ici combien chaque couche change.</translation>
        </message>
    </context>
    <context>
        <name>TaughtView</name>
        <message>
            <source>Target</source>
            <translation>Cible</translation>
        </message>
        <message>
            <source>Learned response</source>
            <translation>Réponse apprise</translation>
        </message>
        <message>
            <source>Difference</source>
            <translation>Différence</translation>
        </message>
        <message>
            <source>Learned kernel</source>
            <translation>Noyau appris</translation>
        </message>
        <message>
            <source>True kernel</source>
            <translation>Vrai noyau</translation>
        </message>
        <message>
            <source>Loss of every step</source>
            <translation>Perte à chaque pas</translation>
        </message>
        <message>
            <source>One step down the gradient (Page down)</source>
            <translation>Un pas dans le sens de la descente (Page suivante)</translation>
        </message>
        <message>
            <source>One step</source>
            <translation>Un pas</translation>
        </message>
        <message>
            <source>Learn</source>
            <translation>Apprendre</translation>
        </message>
        <message>
            <source>Step after step, until it is found</source>
            <translation>Pas après pas, jusqu’à ce qu’il soit trouvé</translation>
        </message>
        <message>
            <source>From the start that is set</source>
            <translation>À partir du départ choisi</translation>
        </message>
        <message>
            <source>Begin anew</source>
            <translation>Tout reprendre</translation>
        </message>
        <message>
            <source>The photo after a filter of another program, same size: which kernel was it? Dropping works too.</source>
            <translation>La photo après un filtre d’un autre logiciel, de même taille : quel noyau était-ce ? On peut aussi la déposer ici.</translation>
        </message>
        <message>
            <source>Two pictures…</source>
            <translation>Deux images…</translation>
        </message>
        <message>
            <source>Take over</source>
            <translation>Adopter</translation>
        </message>
        <message>
            <source>Make the learned kernel mine</source>
            <translation>Faire du noyau appris le mien</translation>
        </message>
        <message>
            <source>The numbers of the learned kernel, row by row</source>
            <translation>Les nombres du noyau appris, ligne par ligne</translation>
        </message>
        <message>
            <source>Copy kernel</source>
            <translation>Copier le noyau</translation>
        </message>
        <message>
            <source>Rate</source>
            <translation>Taux</translation>
        </message>
        <message>
            <source>How far a step goes</source>
            <translation>La longueur d’un pas</translation>
        </message>
        <message>
            <source>Half of the highest rate that works on this photo</source>
            <translation>La moitié du plus grand taux qui convient à cette photo</translation>
        </message>
        <message>
            <source>fitting</source>
            <translation>adapté</translation>
        </message>
        <message>
            <source>How much of the step before is added: 0 is plain gradient descent</source>
            <translation>La part du pas précédent qui s’ajoute : 0 donne la descente de gradient simple</translation>
        </message>
        <message>
            <source>Momentum</source>
            <translation>Inertie</translation>
        </message>
        <message>
            <source> %</source>
            <translation> %</translation>
        </message>
        <message>
            <source>Pixels that a step looks at; 0 for all</source>
            <translation>Pixels regardés à chaque pas ; 0 pour tous</translation>
        </message>
        <message>
            <source>Pixels</source>
            <translation>Pixels</translation>
        </message>
        <message>
            <source>On the target, in grey levels (standard deviation)</source>
            <translation>Sur la cible, en niveaux de gris (écart type)</translation>
        </message>
        <message>
            <source>Noise</source>
            <translation>Bruit</translation>
        </message>
        <message>
            <source>centred</source>
            <translation>centré</translation>
        </message>
        <message>
            <source>Take the mean off all pixels first</source>
            <translation>Ôter d’abord la moyenne de tous les pixels</translation>
        </message>
        <message>
            <source>Compare what ReLU leaves of both</source>
            <translation>Comparer ce que ReLU laisse des deux</translation>
        </message>
        <message>
            <source>in colour</source>
            <translation>en couleur</translation>
        </message>
        <message>
            <source>Learn a slice each for red, green and blue</source>
            <translation>Apprendre une tranche pour le rouge, le vert et le bleu</translation>
        </message>
        <message>
            <source>size of mine</source>
            <translation>taille du mien</translation>
        </message>
        <message>
            <source>Size of the kernel</source>
            <translation>Taille du noyau</translation>
        </message>
        <message>
            <source>from noise</source>
            <translation>à partir de bruit</translation>
        </message>
        <message>
            <source>from zeros</source>
            <translation>à partir de zéros</translation>
        </message>
        <message>
            <source>from where it is</source>
            <translation>à partir d’ici</translation>
        </message>
        <message>
            <source>Start</source>
            <translation>Départ</translation>
        </message>
        <message>
            <source>Seed</source>
            <translation>Graine</translation>
        </message>
        <message>
            <source>Other noise, other batches</source>
            <translation>D’autres bruits, d’autres lots</translation>
        </message>
        <message>
            <source>slow</source>
            <translation>lentement</translation>
        </message>
        <message>
            <source>faster</source>
            <translation>plus vite</translation>
        </message>
        <message>
            <source>at full speed</source>
            <translation>à toute vitesse</translation>
        </message>
        <message>
            <source>Pace</source>
            <translation>Allure</translation>
        </message>
        <message>
            <source>size that fits best</source>
            <translation>la meilleure taille</translation>
        </message>
        <message>
            <source>My filter again</source>
            <translation>Revenir à mon filtre</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>Arrêter</translation>
        </message>
        <message>
            <source>Target: {name}</source>
            <translation>Cible : {name}</translation>
        </message>
        <message>
            <source>Target: mine</source>
            <translation>Cible : la mienne</translation>
        </message>
        <message>
            <source>True kernel: mine</source>
            <translation>Vrai noyau : le mien</translation>
        </message>
    </context>
    <context>
        <name>TrainingPage</name>
        <message>
            <source>Let learn what is recommended</source>
            <translation>Faire apprendre ce qui est conseillé</translation>
        </message>
        <message>
            <source>memory full</source>
            <translation>mémoire pleine</translation>
        </message>
        <message>
            <source>Frozen: {frozen} numbers. Learning: {trains} ({share} %).</source>
            <translation>Gelés : {frozen} nombres. Apprennent : {trains} ({share} %).</translation>
        </message>
        <message>
            <source>What is recommended is found out from the pictures…</source>
            <translation>Le conseil est tiré des images…</translation>
        </message>
        <message>
            <source>{scope} is recommended. {reason}</source>
            <translation>Conseil : {scope}. {reason}</translation>
        </message>
    </context>
    <context>
        <name>TrainingPanel</name>
        <message>
            <source>What it has learned from ImageNet’s 1.2 million photos is carried over.</source>
            <translation>Ce qu’il a appris des 1,2 million de photos d’ImageNet est transféré.</translation>
        </message>
        <message>
            <source>Built on</source>
            <translation>Sur la base de</translation>
        </message>
        <message>
            <source>As recommended</source>
            <translation>Suivre le conseil</translation>
        </message>
        <message>
            <source>Choose the rung with the star.</source>
            <translation>Choisit l’échelon à l’étoile.</translation>
        </message>
        <message>
            <source>How it learns</source>
            <translation>Comment il apprend</translation>
        </message>
        <message>
            <source>Vary the pictures</source>
            <translation>Varier les images</translation>
        </message>
        <message>
            <source>Epochs</source>
            <translation>Époques</translation>
        </message>
        <message>
            <source>How often each picture is seen, at most.</source>
            <translation>Combien de fois chaque image est vue, au plus.</translation>
        </message>
        <message>
            <source>Hidden units</source>
            <translation>Unités cachées</translation>
        </message>
        <message>
            <source>Of the layer before the last one, of the head.</source>
            <translation>De la couche avant la dernière, dans la tête.</translation>
        </message>
        <message>
            <source>Seed</source>
            <translation>Graine</translation>
        </message>
        <message>
            <source>The same seed gives the same weights.</source>
            <translation>La même graine donne les mêmes poids.</translation>
        </message>
        <message>
            <source>Learning rate</source>
            <translation>Taux d’apprentissage</translation>
        </message>
        <message>
            <source>How far each step goes.</source>
            <translation>La longueur de chaque pas.</translation>
        </message>
        <message>
            <source>all classes count the same (also small ones)</source>
            <translation>toutes les classes comptent autant (les petites aussi)</translation>
        </message>
        <message>
            <source>mirrored, left and right</source>
            <translation>en miroir, gauche et droite</translation>
        </message>
        <message>
            <source>Cropped by</source>
            <translation>Rognage</translation>
        </message>
        <message>
            <source>Share of the side, at most.</source>
            <translation>Part du côté, au plus.</translation>
        </message>
        <message>
            <source>Other colours by</source>
            <translation>Autres couleurs</translation>
        </message>
        <message>
            <source>Brightness, contrast, saturation.</source>
            <translation>Luminosité, contraste, saturation.</translation>
        </message>
        <message>
            <source>Turned by</source>
            <translation>Rotation</translation>
        </message>
        <message>
            <source>Degrees, at most, to both sides.</source>
            <translation>En degrés, au plus, des deux côtés.</translation>
        </message>
    </context>
    <context>
        <name>TrainingView</name>
        <message>
            <source>What learns</source>
            <translation>Ce qui apprend</translation>
        </message>
        <message>
            <source>Ice and fire</source>
            <translation>Glace et feu</translation>
        </message>
        <message>
            <source>epoch</source>
            <translation>époque</translation>
        </message>
        <message>
            <source>Accuracy</source>
            <translation>Précision</translation>
        </message>
        <message>
            <source>Loss</source>
            <translation>Perte</translation>
        </message>
        <message>
            <source>Right answers in %</source>
            <translation>Réponses justes en %</translation>
        </message>
    </context>
    <context>
        <name>Transfer</name>
        <message>
            <source>1 picture</source>
            <translation>1 image</translation>
        </message>
        <message>
            <source>{count} pictures</source>
            <translation>{count} images</translation>
        </message>
        <message>
            <source>None is left.</source>
            <translation>Il n’en reste aucune.</translation>
        </message>
        <message>
            <source>Perhaps in the wrong class: {count}</source>
            <translation>Peut-être mal rangées : {count}</translation>
        </message>
        <message>
            <source>Could not be read, and left out ({count}): {names}</source>
            <translation>Illisibles, laissées de côté ({count}) : {names}</translation>
        </message>
        <message>
            <source>Drop a folder here whose folders are classes, or add a class.</source>
            <translation>Déposez ici un dossier dont les dossiers sont des classes, ou ajoutez une classe.</translation>
        </message>
        <message>
            <source>Perhaps in the wrong class: mark them, then “Move to” or “They are right”</source>
            <translation>Peut-être mal rangées : marquez-les, puis « Déplacer » ou « C’est juste »</translation>
        </message>
        <message>
            <source>No pictures yet: drop some here, or “Pictures…”</source>
            <translation>Pas encore d’images : déposez-en ici, ou « Images… »</translation>
        </message>
        <message>
            <source>{name}: {pictures}. Drag them onto another class.</source>
            <translation>{name} : {pictures}. Faites-les glisser sur une autre classe.</translation>
        </message>
        <message>
            <source>ONNX, for other programs (*.onnx)</source>
            <translation>ONNX, pour d’autres programmes (*.onnx)</translation>
        </message>
        <message>
            <source>Networks (*.safetensors)</source>
            <translation>Réseaux (*.safetensors)</translation>
        </message>
        <message>
            <source>Tables (*.csv)</source>
            <translation>Tableaux (*.csv)</translation>
        </message>
        <message>
            <source>Save the network</source>
            <translation>Enregistrer le réseau</translation>
        </message>
        <message>
            <source>Save the answers</source>
            <translation>Enregistrer les réponses</translation>
        </message>
        <message>
            <source>Save the network…</source>
            <translation>Enregistrer le réseau…</translation>
        </message>
        <message>
            <source>Save the answers…</source>
            <translation>Enregistrer les réponses…</translation>
        </message>
        <message>
            <source>Networks ({patterns});;All files (*)</source>
            <translation>Réseaux ({patterns});;Tous les fichiers (*)</translation>
        </message>
        <message>
            <source>Open a network with classes of your own</source>
            <translation>Ouvrir un réseau à vos classes</translation>
        </message>
        <message>
            <source>Folder whose folders are classes</source>
            <translation>Choisir un dossier : un sous-dossier par classe</translation>
        </message>
        <message>
            <source>unseen</source>
            <translation>jamais vues</translation>
        </message>
        <message>
            <source>learned from</source>
            <translation>apprises</translation>
        </message>
        <message>
            <source>Last layer</source>
            <translation>Dernière couche</translation>
        </message>
        <message>
            <source>Head</source>
            <translation>Tête</translation>
        </message>
        <message>
            <source>Last block</source>
            <translation>Dernier bloc</translation>
        </message>
        <message>
            <source>Everything</source>
            <translation>Tout</translation>
        </message>
        <message>
            <source>From scratch</source>
            <translation>De zéro</translation>
        </message>
        <message>
            <source>Only a new last layer learns; all else stays as it learned on ImageNet.</source>
            <translation>Seule une nouvelle dernière couche apprend ; tout le reste garde ce qu’il a appris sur ImageNet.</translation>
        </message>
        <message>
            <source>A new hidden layer and a new last layer learn; all else stays frozen.</source>
            <translation>Une nouvelle couche cachée et une nouvelle dernière couche apprennent ; tout le reste est gelé.</translation>
        </message>
        <message>
            <source>The last block of convolutions learns too; what stands before it stays frozen.</source>
            <translation>Le dernier bloc de convolutions apprend aussi ; ce qui le précède reste gelé.</translation>
        </message>
        <message>
            <source>All layers learn, beginning with ImageNet’s weights.</source>
            <translation>Toutes les couches apprennent, à partir des poids d’ImageNet.</translation>
        </message>
        <message>
            <source>All layers learn, beginning with random weights: nothing is transferred.</source>
            <translation>Toutes les couches apprennent, à partir de poids au hasard : rien n’est transféré.</translation>
        </message>
        <message>
            <source>Training {network}</source>
            <translation>Entraînement de {network}</translation>
        </message>
        <message>
            <source>right of {count} pictures; it may have learned from some</source>
            <translation>justes sur {count} images ; il en a peut-être appris certaines</translation>
        </message>
        <message>
            <source>right of {count} pictures that it has not seen</source>
            <translation>justes sur {count} images jamais vues</translation>
        </message>
        <message>
            <source>right of only {count} pictures that it has not seen: chance may decide, each is {share} %</source>
            <translation>justes sur {count} images jamais vues seulement : le hasard peut décider, chacune compte pour {share} %</translation>
        </message>
        <message>
            <source>pictures it learned from: {share} of {count}</source>
            <translation>images apprises : {share} de {count}</translation>
        </message>
        <message>
            <source>{seconds} s</source>
            <translation>{seconds} s</translation>
        </message>
        <message>
            <source>what is frozen looks at the pictures, once: {done} of {total}</source>
            <translation>la partie gelée regarde les images, une fois : {done} sur {total}</translation>
        </message>
        <message>
            <source>epoch {at}/{all}</source>
            <translation>époque {at}/{all}</translation>
        </message>
        <message>
            <source>asking about all pictures</source>
            <translation>interrogé sur toutes les images</translation>
        </message>
        <message>
            <source>No mistake in {count} pictures; click a cell to see its pictures</source>
            <translation>Aucune erreur sur {count} images ; cliquez une case pour voir ses images</translation>
        </message>
        <message>
            <source>Mistakes: {wrong} of {count}, the surest first</source>
            <translation>Erreurs : {wrong} sur {count}, les plus sûres d’abord</translation>
        </message>
        <message>
            <source>{label}: never taken for {answer}</source>
            <translation>{label} : jamais pris pour {answer}</translation>
        </message>
        <message>
            <source>{label}, right: {count}, the surest first</source>
            <translation>{label}, justes : {count}, les plus sûres d’abord</translation>
        </message>
        <message>
            <source>{label} taken for {answer}: {count}, the surest first</source>
            <translation>{label} pris pour {answer} : {count}, les plus sûres d’abord</translation>
        </message>
        <message>
            <source>few pictures</source>
            <translation>peu d’images</translation>
        </message>
        <message>
            <source>many pictures</source>
            <translation>beaucoup d’images</translation>
        </message>
        <message>
            <source>like ImageNet’s</source>
            <translation>près d’ImageNet</translation>
        </message>
        <message>
            <source>not like ImageNet’s</source>
            <translation>loin d’ImageNet</translation>
        </message>
    </context>
    <context>
        <name>TransferJobs</name>
        <message>
            <source>Looking for wrong classes</source>
            <translation>Recherche de classes fausses</translation>
        </message>
        <message>
            <source>Explaining the answer</source>
            <translation>Explication de la réponse</translation>
        </message>
        <message>
            <source>Measuring with fewer pictures</source>
            <translation>Mesure avec moins d’images</translation>
        </message>
        <message>
            <source>Measuring the course’s table</source>
            <translation>Mesure du tableau du cours</translation>
        </message>
    </context>
    <context>
        <name>TransferLab</name>
        <message>
            <source>Train</source>
            <translation>Entraîner</translation>
        </message>
        <message>
            <source>Stop and keep the best weights</source>
            <translation>Arrêter et garder les meilleurs poids</translation>
        </message>
        <message>
            <source>Let it classify the photo</source>
            <translation>Le laisser classer la photo</translation>
        </message>
        <message>
            <source>Open a network with classes of your own…</source>
            <translation>Ouvrir un réseau à vos classes…</translation>
        </message>
    </context>
    <context>
        <name>TransferPanel</name>
        <message>
            <source>Networks that have learned</source>
            <translation>Réseaux qui ont appris</translation>
        </message>
        <message>
            <source>Nothing leaves this computer: neither pictures nor networks.</source>
            <translation>Rien ne quitte cet ordinateur : ni images, ni réseaux.</translation>
        </message>
        <message>
            <source>Back to how the page began; Undo (Ctrl+Z) brings this back.</source>
            <translation>Revient au début de la page ; Annuler (Ctrl+Z) ramène ce qui est là.</translation>
        </message>
        <message>
            <source>Start again</source>
            <translation>Recommencer</translation>
        </message>
    </context>
    <context>
        <name>TransferView</name>
        <message>
            <source>1 Pictures</source>
            <translation>1 Images</translation>
        </message>
        <message>
            <source>Which classes there are, and what is in them.</source>
            <translation>Quelles classes il y a, et ce qu’elles contiennent.</translation>
        </message>
        <message>
            <source>2 Train</source>
            <translation>2 Entraînement</translation>
        </message>
        <message>
            <source>What learns and what stays frozen; how it goes.</source>
            <translation>Ce qui apprend et ce qui reste gelé ; où on en est.</translation>
        </message>
        <message>
            <source>3 Answers</source>
            <translation>3 Réponses</translation>
        </message>
        <message>
            <source>What it says of pictures that it has not seen.</source>
            <translation>Ce qu’il dit d’images qu’il n’a jamais vues.</translation>
        </message>
        <message>
            <source>Page</source>
            <translation>Page</translation>
        </message>
        <message>
            <source>Press Train: the network learns your classes, and is asked about pictures that it has not seen.</source>
            <translation>Appuyez sur Entraîner : le réseau apprend vos classes, puis répond sur des images qu’il n’a jamais vues.</translation>
        </message>
        <message>
            <source>How well it answers</source>
            <translation>La qualité de ses réponses</translation>
        </message>
    </context>
    <context>
        <name>TransportBar</name>
        <message>
            <source>Step</source>
            <translation>Étape</translation>
        </message>
        <message>
            <source>Drag to go through the steps</source>
            <translation>Glissez pour parcourir les étapes</translation>
        </message>
        <message>
            <source>To the start (Home): nothing is filled in yet</source>
            <translation>Au début (Début) : rien n’est encore calculé</translation>
        </message>
        <message>
            <source>To the end (End)</source>
            <translation>À la fin (Fin)</translation>
        </message>
        <message>
            <source>To the start</source>
            <translation>Au début</translation>
        </message>
        <message>
            <source>One step back (left arrow, Page up)</source>
            <translation>Un pas en arrière (flèche gauche, Page préc.)</translation>
        </message>
        <message>
            <source>One step back</source>
            <translation>Un pas en arrière</translation>
        </message>
        <message>
            <source>Play</source>
            <translation>Lire</translation>
        </message>
        <message>
            <source>Play (Space)</source>
            <translation>Lire (Espace)</translation>
        </message>
        <message>
            <source>One step on (right arrow, Page down)</source>
            <translation>Un pas en avant (flèche droite, Page suiv.)</translation>
        </message>
        <message>
            <source>One step on</source>
            <translation>Un pas en avant</translation>
        </message>
        <message>
            <source>To the end</source>
            <translation>À la fin</translation>
        </message>
        <message>
            <source>Speed</source>
            <translation>Vitesse</translation>
        </message>
        <message>
            <source>Speed: steps per second while it plays</source>
            <translation>Vitesse : étapes par seconde pendant la lecture</translation>
        </message>
        <message>
            <source>Pause</source>
            <translation>Pause</translation>
        </message>
        <message>
            <source>Pause (Space)</source>
            <translation>Pause (Espace)</translation>
        </message>
        <message>
            <source>{step} of {count}</source>
            <translation>{step} sur {count}</translation>
        </message>
        <message>
            <source>{speed} per second</source>
            <translation>{speed} par seconde</translation>
        </message>
        <message>
            <source>{speed} / s</source>
            <translation>{speed} / s</translation>
        </message>
    </context>
    <context>
        <name>UnseenView</name>
        <message>
            <source>Mistakes</source>
            <translation>Erreurs</translation>
        </message>
        <message>
            <source>What was taken for what, and why.</source>
            <translation>Ce qui a été pris pour quoi, et pourquoi.</translation>
        </message>
        <message>
            <source>Side by side</source>
            <translation>Côte à côte</translation>
        </message>
        <message>
            <source>Two networks, asked about unseen pictures.</source>
            <translation>Deux réseaux, interrogés sur des images jamais vues.</translation>
        </message>
        <message>
            <source>Fewer pictures?</source>
            <translation>Moins d’images ?</translation>
        </message>
        <message>
            <source>How accurate it would be with fewer pictures.</source>
            <translation>Quelle serait l’exactitude avec moins d’images.</translation>
        </message>
        <message>
            <source>Course’s table</source>
            <translation>Tableau du cours</translation>
        </message>
        <message>
            <source>Few or many pictures, like ImageNet’s or not.</source>
            <translation>Peu ou beaucoup d’images, proches ou non de celles d’ImageNet.</translation>
        </message>
        <message>
            <source>What is shown</source>
            <translation>Ce qui est affiché</translation>
        </message>
    </context>
    <context>
        <name>VerdictView</name>
        <message>
            <source>Yes or no</source>
            <translation>Oui ou non</translation>
        </message>
    </context>
    <context>
        <name>WeightsFetcher</name>
        <message>
            <source>Getting VGG-16's dense layers</source>
            <translation>Téléchargement des couches entièrement connectées de VGG-16</translation>
        </message>
        <message>
            <source>VGG-16's dense layers are here, in {path}.</source>
            <translation>Les couches entièrement connectées de VGG-16 sont là, dans {path}.</translation>
        </message>
        <message>
            <source>VGG-16's dense layers were here already, and are sound.</source>
            <translation>Les couches entièrement connectées de VGG-16 étaient déjà là, en bon état.</translation>
        </message>
        <message>
            <source>Stopped. What has come is kept: File › Get VGG-16's dense layers… goes on.</source>
            <translation>Arrêté. Ce qui est arrivé est gardé : Fichier › Obtenir les couches entièrement connectées de VGG-16… reprend.</translation>
        </message>
    </context>
    <context>
        <name>WhereBox</name>
        <message>
            <source>all at once</source>
            <translation>tout d’un coup</translation>
        </message>
        <message>
            <source>A detector says 1,917 boxes in one pass.</source>
            <translation>Un détecteur donne 1 917 boîtes en un passage.</translation>
        </message>
        <message>
            <source>sliding window</source>
            <translation>fenêtre glissante</translation>
        </message>
        <message>
            <source>A network of digits is asked at every place.</source>
            <translation>Un réseau de chiffres est interrogé à chaque endroit.</translation>
        </message>
        <message>
            <source>my own model</source>
            <translation>mon modèle</translation>
        </message>
        <message>
            <source>Open a model: it slides over the photo.</source>
            <translation>Ouvrez un modèle : il glisse sur la photo.</translation>
        </message>
        <message>
            <source>How it is found</source>
            <translation>Comment on trouve</translation>
        </message>
        <message>
            <source>Higher keeps more overlapping boxes.</source>
            <translation>Plus haut : garde plus de boîtes qui se recouvrent.</translation>
        </message>
        <message>
            <source>A box goes above an IoU of</source>
            <translation>Une boîte part au-dessus d’un IoU de</translation>
        </message>
        <message>
            <source>per class</source>
            <translation>par classe</translation>
        </message>
        <message>
            <source>A box goes because of a better one of its own class only.</source>
            <translation>Une boîte ne part qu’à cause d’une meilleure de sa propre classe.</translation>
        </message>
        <message>
            <source>over all</source>
            <translation>toutes classes</translation>
        </message>
        <message>
            <source>A box goes because of any better one.</source>
            <translation>Une boîte part à cause de n’importe quelle meilleure.</translation>
        </message>
        <message>
            <source>Suppress</source>
            <translation>Supprimer</translation>
        </message>
        <message>
            <source>A box of your own</source>
            <translation>Votre propre boîte</translation>
        </message>
        <message>
            <source>Believe a box from</source>
            <translation>Croire une boîte dès</translation>
        </message>
        <message>
            <source>Higher finds less, and errs less.</source>
            <translation>Plus haut : trouve moins, et se trompe moins.</translation>
        </message>
        <message>
            <source>all 1,917 boxes</source>
            <translation>les 1 917 boîtes</translation>
        </message>
        <message>
            <source>Look for the digit</source>
            <translation>Chercher le chiffre</translation>
        </message>
        <message>
            <source>A hit from</source>
            <translation>Trouvé dès</translation>
        </message>
        <message>
            <source>Measure one by one</source>
            <translation>Mesurer une par une</translation>
        </message>
        <message>
            <source>Ask about every window by itself, and compare time and numbers.</source>
            <translation>Interroger chaque fenêtre séparément, et comparer temps et nombres.</translation>
        </message>
        <message>
            <source>Other digits</source>
            <translation>Autres chiffres</translation>
        </message>
        <message>
            <source>how sure it is of each place</source>
            <translation>sa certitude en chaque endroit</translation>
        </message>
        <message>
            <source>Cut-outs that come with the app, at places that are known: how many are found?</source>
            <translation>Des images détourées de l’application, à des endroits connus : combien sont trouvées ?</translation>
        </message>
        <message>
            <source>Paste things</source>
            <translation>Coller des choses</translation>
        </message>
        <message>
            <source>Without them</source>
            <translation>Sans elles</translation>
        </message>
        <message>
            <source>To measure it, it would have to know one of the classes of cut-outs that come with the app: birds, flowers, fruit, hoofed animals, vegetables.</source>
            <translation>Pour le mesurer, il faudrait qu’il connaisse une des classes d’images détourées de l’application : oiseaux, fleurs, fruits, animaux à sabots, légumes.</translation>
        </message>
        <message>
            <source>x</source>
            <translation>x</translation>
        </message>
        <message>
            <source>y</source>
            <translation>y</translation>
        </message>
        <message>
            <source>width</source>
            <translation>largeur</translation>
        </message>
        <message>
            <source>height</source>
            <translation>hauteur</translation>
        </message>
        <message>
            <source>Drag on the photo, or type; arrow keys on the photo move it.</source>
            <translation>Tirez sur la photo, ou tapez ; les flèches sur la photo la déplacent.</translation>
        </message>
        <message>
            <source>Remove my box</source>
            <translation>Retirer ma boîte</translation>
        </message>
    </context>
    <context>
        <name>WhereView</name>
        <message>
            <source>◀ Back</source>
            <translation>◀ Retour</translation>
        </message>
        <message>
            <source>One box back (Page Up).</source>
            <translation>Une boîte en arrière (Page précédente).</translation>
        </message>
        <message>
            <source>Next ▶</source>
            <translation>Suivante ▶</translation>
        </message>
        <message>
            <source>Decide one more box (Page Down).</source>
            <translation>Décider une boîte de plus (Page suivante).</translation>
        </message>
        <message>
            <source>All</source>
            <translation>Toutes</translation>
        </message>
        <message>
            <source>Decide all boxes.</source>
            <translation>Décider toutes les boîtes.</translation>
        </message>
        <message>
            <source>Boxes, in the order in which they are decided</source>
            <translation>Boîtes, dans l’ordre où elles sont décidées</translation>
        </message>
    </context>
    <context>
        <name>WhyBox</name>
        <message>
            <source>Method</source>
            <translation>Méthode</translation>
        </message>
        <message>
            <source>Whose maps are weighed. A map picked in Maps is explained here with VGG-16.</source>
            <translation>Dont les cartes sont pesées. Une carte choisie dans Cartes est expliquée ici avec VGG-16.</translation>
        </message>
        <message>
            <source>Layer</source>
            <translation>Couche</translation>
        </message>
        <message>
            <source>Share of the photo</source>
            <translation>Part de la photo</translation>
        </message>
        <message>
            <source>stretch the colours</source>
            <translation>étirer les couleurs</translation>
        </message>
        <message>
            <source>The scale ends at this map's largest number: maps can't be compared then.</source>
            <translation>L’échelle s’arrête au plus grand nombre de cette carte : on ne peut plus comparer.</translation>
        </message>
        <message>
            <source>The same map by a network with random weights, and two curves that hide parts of the photo.</source>
            <translation>La même carte par un réseau aux poids tirés au hasard, et deux courbes qui cachent des parties de la photo.</translation>
        </message>
        <message>
            <source>Check this explanation</source>
            <translation>Vérifier cette explication</translation>
        </message>
        <message>
            <source>Network</source>
            <translation>Réseau</translation>
        </message>
        <message>
            <source>{layer} (the last)</source>
            <translation>{layer} (la dernière)</translation>
        </message>
    </context>
    <context>
        <name>WhyView</name>
        <message>
            <source>Classes</source>
            <translation>Classes</translation>
        </message>
        <message>
            <source>Colour scale</source>
            <translation>Échelle de couleurs</translation>
        </message>
        <message>
            <source>The same map with random weights</source>
            <translation>La même carte avec des poids au hasard</translation>
        </message>
        <message>
            <source>Random weights</source>
            <translation>Poids au hasard</translation>
        </message>
        <message>
            <source>Probability, the hottest pixels first</source>
            <translation>Probabilité, les pixels chauds d’abord</translation>
        </message>
        <message>
            <source>Deletion and insertion</source>
            <translation>Retrait et apparition</translation>
        </message>
        <message>
            <source>Check</source>
            <translation>Vérification</translation>
        </message>
        <message>
            <source>Beside the photo</source>
            <translation>À côté de la photo</translation>
        </message>
    </context>
    <context>
        <name>Worksheet</name>
        <message>
            <source>Convolution by hand</source>
            <translation>La convolution à la main</translation>
        </message>
        <message>
            <source>{title}: answers</source>
            <translation>{title} : corrigé</translation>
        </message>
        <message>
            <source>seed {seed}</source>
            <translation>graine {seed}</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>Nom</translation>
        </message>
        <message>
            <source>Class</source>
            <translation>Classe</translation>
        </message>
        <message>
            <source>Date</source>
            <translation>Date</translation>
        </message>
        <message>
            <source>In the formula: n numbers of the input in a row or column, f of the kernel or window, p of padding on each side; s is the stride; ⌊ ⌋ rounds down.</source>
            <translation>Dans la formule : n nombres de l’entrée par ligne ou par colonne, f du noyau ou de la fenêtre, p de remplissage (padding) de chaque côté ; s est le pas (stride) ; ⌊ ⌋ arrondit vers le bas.</translation>
        </message>
        <message>
            <source>Pooling</source>
            <translation>Pooling</translation>
        </message>
        <message>
            <source>Convolution</source>
            <translation>Convolution</translation>
        </message>
        <message>
            <source>Stride</source>
            <translation>Pas (stride)</translation>
        </message>
        <message>
            <source>Bias and ReLU</source>
            <translation>Biais et ReLU</translation>
        </message>
        <message>
            <source>Padding</source>
            <translation>Remplissage (padding)</translation>
        </message>
        <message>
            <source>Red, green and blue</source>
            <translation>Rouge, vert et bleu</translation>
        </message>
        <message>
            <source>Several channels</source>
            <translation>Plusieurs canaux</translation>
        </message>
        <message>
            <source>ReLU: write 0 in place of every negative number.</source>
            <translation>ReLU : écris 0 à la place de chaque nombre négatif.</translation>
        </message>
        <message>
            <source>Pooling: write the largest number under each window.</source>
            <translation>Pooling : écris le plus grand nombre de chaque fenêtre.</translation>
        </message>
        <message>
            <source>Pooling: write the average of the numbers under each window.</source>
            <translation>Pooling : écris la moyenne des nombres de chaque fenêtre.</translation>
        </message>
        <message>
            <source>Slide the kernel over the input and write each sum of products.</source>
            <translation>Fais glisser le noyau sur l’entrée et écris chaque somme de produits.</translation>
        </message>
        <message>
            <source>Fill in the padding around the input.</source>
            <translation>Complète le remplissage (padding) autour de l’entrée.</translation>
        </message>
        <message>
            <source>True convolution: turn the kernel by 180° first.</source>
            <translation>Vraie convolution : tourne d’abord le noyau de 180°.</translation>
        </message>
        <message>
            <source>Add up the products of all channels.</source>
            <translation>Additionne les produits de tous les canaux.</translation>
        </message>
        <message>
            <source>Add the bias to each sum.</source>
            <translation>Ajoute le biais à chaque somme.</translation>
        </message>
        <message>
            <source>Pooling: maximum, {size}, stride {stride}</source>
            <translation>Pooling : maximum, {size}, pas (stride) {stride}</translation>
        </message>
        <message>
            <source>Pooling: average, {size}, stride {stride}</source>
            <translation>Pooling : moyenne, {size}, pas (stride) {stride}</translation>
        </message>
        <message>
            <source>Stride: {stride}</source>
            <translation>Pas (stride) : {stride}</translation>
        </message>
        <message>
            <source>Dilation: {dilation}</source>
            <translation>Dilatation : {dilation}</translation>
        </message>
        <message>
            <source>Bias: {bias}</source>
            <translation>Biais : {bias}</translation>
        </message>
        <message>
            <source>Kernel: {title}</source>
            <translation>Noyau : {title}</translation>
        </message>
        <message>
            <source>Padding: {padding}</source>
            <translation>Remplissage (padding) : {padding}</translation>
        </message>
        <message>
            <source>zeros</source>
            <translation>zéros</translation>
        </message>
        <message>
            <source>the number at the edge again</source>
            <translation>le nombre du bord répété</translation>
        </message>
        <message>
            <source>mirrored at the number at the edge</source>
            <translation>en miroir autour du nombre du bord</translation>
        </message>
        <message>
            <source>from the opposite side</source>
            <translation>pris du côté opposé</translation>
        </message>
        <message>
            <source>{top} above, {bottom} below, {left} left, {right} right</source>
            <translation>{top} en haut, {bottom} en bas, {left} à gauche, {right} à droite</translation>
        </message>
        <message>
            <source>Input</source>
            <translation>Entrée</translation>
        </message>
        <message>
            <source>R</source>
            <translation>R</translation>
        </message>
        <message>
            <source>G</source>
            <translation>V</translation>
        </message>
        <message>
            <source>B</source>
            <translation>B</translation>
        </message>
        <message>
            <source>Kernel</source>
            <translation>Noyau</translation>
        </message>
        <message>
            <source>Response</source>
            <translation>Réponse</translation>
        </message>
        <message>
            <source>After ReLU</source>
            <translation>Après ReLU</translation>
        </message>
        <message>
            <source>After pooling</source>
            <translation>Après le pooling</translation>
        </message>
        <message>
            <source>Size of the response</source>
            <translation>Taille de la réponse</translation>
        </message>
        <message>
            <source>Size after pooling</source>
            <translation>Taille après le pooling</translation>
        </message>
        <message>
            <source>rows</source>
            <translation>lignes</translation>
        </message>
        <message>
            <source>columns</source>
            <translation>colonnes</translation>
        </message>
        <message>
            <source>rows and columns</source>
            <translation>lignes et colonnes</translation>
        </message>
        <message>
            <source>{label}, {direction}: {formula}</source>
            <translation>{label}, {direction} : {formula}</translation>
        </message>
        <message>
            <source>First number: {sum}</source>
            <translation>Premier nombre : {sum}</translation>
        </message>
        <message>
            <source>The answers are rounded to two decimals.</source>
            <translation>Les réponses sont arrondies à deux décimales.</translation>
        </message>
    </context>
    <context>
        <name>YesNoBar</name>
        <message>
            <source>yes: 1</source>
            <translation>oui : 1</translation>
        </message>
        <message>
            <source>no: 0</source>
            <translation>non : 0</translation>
        </message>
    </context>
    <context>
        <name>_Title</name>
        <message>
            <source>{title}, open</source>
            <translation>{title}, ouvert</translation>
        </message>
        <message>
            <source>{title}, folded</source>
            <translation>{title}, replié</translation>
        </message>
    </context>
</TS>
